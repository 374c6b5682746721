package io.riverprint.job.state;

import io.riverprint.core.user.UserState;

/** A user in {@link UserCache}. */
final class CachedUser {
  UserState state;

  /** Changed since it was last written to Flink. */
  boolean changed = true;

  /** Lined up to be written before the next snapshot, and not touched since. */
  boolean linedUp;

  CachedUser(UserState state) {
    this.state = state;
  }

  /** Is not to be written any more, wherever it is lined up. */
  void forget() {
    changed = false;
    linedUp = false;
  }

  void change(UserState next) {
    state = next;
    changed = true;
    linedUp = false;
  }
}
