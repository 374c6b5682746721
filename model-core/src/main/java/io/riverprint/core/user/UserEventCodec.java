package io.riverprint.core.user;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A user event as bytes, between tasks and in checkpoints: first the version. */
public final class UserEventCodec {
  private UserEventCodec() {}

  public static void write(UserEvent event, DataOutput out) throws IOException {
    throw new IOException();
  }

  public static UserEvent read(DataInput in) throws IOException {
    throw new IOException();
  }
}
