package io.riverprint.core.user;

/** All that is kept of one user. Mutable; belongs to one thread. */
public final class UserState {
  public final String userId;

  UserState(String userId) {
    this.userId = userId;
  }

  /** A state without network and factors, for building rows only. */
  public static UserState forRows(String userId) {
    return new UserState(userId);
  }

  /** Version of the release that made it. */
  public long release() {
    throw new IllegalStateException();
  }

  /** Event time at which something falls due without a further event; Long.MAX_VALUE for never. */
  public long nextDueMillis() {
    throw new IllegalStateException();
  }

  /** Event time for which a timer is set; Long.MAX_VALUE for none. Kept for the job. */
  public long armedMillis() {
    throw new IllegalStateException();
  }

  public void armed(long atMillis) {
    throw new IllegalStateException();
  }
}
