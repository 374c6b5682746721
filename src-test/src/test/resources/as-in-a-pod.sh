#!/usr/bin/env bash
# Runs a program as a pod's container does: read-only root, user 9999 without capabilities, and nothing to write to but
# the volumes. In a mount namespace of its own: nothing is mounted for anybody else.
#   as-in-a-pod.sh VOLUMES PROGRAM ARGUMENT...
# VOLUMES is a folder; what lies in VOLUMES/tmp is seen as /tmp.
set -euo pipefail
volumes=$1
shift
mount --bind "$volumes" "$volumes"
mount --bind "$volumes/tmp" /tmp
while read -r _ point _; do
  case $point in
    "$volumes" | /tmp | /dev | /dev/* | /proc | /proc/* | /sys | /sys/*) ;;
    *) mount -o remount,bind,ro "$point" ;;
  esac
done < /proc/self/mounts
cd /
exec setpriv --reuid 9999 --regid 9999 --clear-groups --no-new-privs --inh-caps=-all --ambient-caps=-all --bounding-set=-all "$@"
