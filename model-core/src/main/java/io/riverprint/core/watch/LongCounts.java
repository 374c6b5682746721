package io.riverprint.core.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts as bytes: how many are not 0, then place and count of each. */
final class LongCounts {
  private LongCounts() {}

  static void write(long[] counts, DataOutput out) throws IOException {
    int some = 0;
    for (long count : counts) {
      some += count == 0 ? 0 : 1;
    }
    out.writeShort(some);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        out.writeShort(i);
        out.writeLong(counts[i]);
      }
    }
  }

  static void read(long[] counts, DataInput in) throws IOException {
    int some = in.readUnsignedShort();
    for (int i = 0; i < some; i++) {
      counts[in.readUnsignedShort()] = in.readLong();
    }
  }

  static void requireVersion(String what, int found, int newest) throws IOException {
    if (found != newest) {
      throw new IOException(
          what
              + ": version "
              + found
              + " found, version "
              + newest
              + " is known; run the version of the job that wrote the checkpoint");
    }
  }
}
