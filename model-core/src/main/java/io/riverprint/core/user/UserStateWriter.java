package io.riverprint.core.user;

/**
 * Writes states as {@link UserStateCodec} does, one after the other into the same room: only the
 * bytes handed out are new. For one thread.
 */
public final class UserStateWriter {
  // Most states; a larger one makes it grow once.
  private static final int FIRST_ROOM = 4096;

  private final ByteSink out = new ByteSink(FIRST_ROOM);

  /** The state as bytes of the newest version, for the caller to keep. */
  public byte[] write(UserState state) {
    out.clear();
    UserStateCodec.write(state, out);
    return out.toBytes();
  }
}
