package io.riverprint.core.user;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.schema.EventType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A user event as bytes, between tasks and in checkpoints: first the version. */
public final class UserEventCodec {
  /** Version written. 1: everything of 0.1. */
  public static final int NEWEST = 1;

  private static final int HAS_CODES = 1 << 3;
  private static final int KIND = 7;

  private UserEventCodec() {}

  public static void write(UserEvent event, DataOutput out) throws IOException {
    byte[] codes = event.codes();
    out.writeByte(NEWEST);
    out.writeUTF(event.userId());
    out.writeLong(event.eventKey());
    out.writeLong(event.atMillis());
    out.writeByte(event.type().code() | (codes == null ? 0 : HAS_CODES));
    out.writeLong(event.itemKey());
    out.writeLong(event.categoryKey());
    out.writeFloat(event.price());
    if (codes != null) {
      out.write(codes);
    }
  }

  /**
   * An event as it was.
   *
   * @throws CorruptStateException if a newer version wrote it
   */
  public static UserEvent read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != NEWEST) {
      throw new CorruptStateException(
          "event version " + version + " found, versions 1 to " + NEWEST + " are known");
    }
    String userId = in.readUTF();
    long eventKey = in.readLong();
    long atMillis = in.readLong();
    int flags = in.readUnsignedByte();
    long itemKey = in.readLong();
    long categoryKey = in.readLong();
    float price = in.readFloat();
    byte[] codes = (flags & HAS_CODES) == 0 ? null : new byte[Catalogue.CODES];
    if (codes != null) {
      in.readFully(codes);
    }
    EventType type = EventType.of(flags & KIND);
    return new UserEvent(userId, eventKey, atMillis, type, itemKey, categoryKey, price, codes);
  }
}
