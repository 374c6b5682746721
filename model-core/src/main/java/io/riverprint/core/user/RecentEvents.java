package io.riverprint.core.user;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.EventType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest raw events of one user, oldest first, as packed bytes: what a new release replays.
 * Bounded; of those that had to go, only how many there were of each kind is kept.
 *
 * <p>One event: varint milliseconds since the previous one, a byte of kind and flags, 8 bytes of
 * item key, then category key, price and codes where the flags say so.
 */
public final class RecentEvents {
  private static final int HAS_CATEGORY = 1 << 3;
  private static final int HAS_PRICE = 1 << 4;
  private static final int HAS_CODES = 1 << 5;
  private static final int KIND = 7;
  private static final int CODES = 16;

  /** Most bytes of one event: 10 of time, 1 of kind, 8 + 8 of keys, 4 of price, 16 of codes. */
  private static final int LONGEST = 47;

  private byte[] bytes = new byte[64];
  private int from;
  private int to;
  private int size;
  private long beforeFirstMillis;
  private long lastMillis;
  private final int[] forgotten = new int[EventType.COUNT];

  /** Keeps the event; at the limit the oldest one goes. */
  public void add(UserEvent event, int limit) {
    while (size >= limit) {
      forgetOldest();
    }
    if (size == 0) {
      beforeFirstMillis = event.atMillis();
      lastMillis = event.atMillis();
    }
    append(event);
    lastMillis = event.atMillis();
    size++;
  }

  public int size() {
    return size;
  }

  /** How many events of this kind were forgotten. */
  public int forgotten(int kind) {
    return forgotten[kind];
  }

  /** Whether anything was forgotten. */
  public boolean truncated() {
    for (int count : forgotten) {
      if (count > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The kept events, oldest first. Producer's ids are not kept: repetitions were dropped before.
   */
  public void forEach(String userId, Consumer<UserEvent> events) {
    PackedEvents packed = new PackedEvents(bytes, from, beforeFirstMillis);
    for (int i = 0; i < size; i++) {
      events.accept(packed.next(userId));
    }
  }

  /** Time of the newest one. */
  long newestMillis() {
    return lastMillis;
  }

  /** Those kept that came after an instant. Of what was forgotten nothing is left. */
  RecentEvents after(long untilMillis) {
    RecentEvents rest = new RecentEvents();
    forEach(
        "",
        event -> {
          if (event.atMillis() > untilMillis) {
            rest.add(event, Integer.MAX_VALUE);
          }
        });
    return rest;
  }

  void write(ByteSink out) {
    for (int count : forgotten) {
      out.varint(count);
    }
    out.varint(size);
    out.i64(beforeFirstMillis);
    out.i64(lastMillis);
    out.varint(to - from);
    out.raw(bytes, from, to - from);
  }

  static RecentEvents read(ByteCursor in) {
    RecentEvents events = new RecentEvents();
    for (int kind = 0; kind < EventType.COUNT; kind++) {
      events.forgotten[kind] = in.count();
    }
    events.size = in.count();
    events.beforeFirstMillis = in.i64();
    events.lastMillis = in.i64();
    events.to = in.length(1);
    events.bytes = in.raw(events.to);
    return events;
  }

  private void append(UserEvent event) {
    if (to + LONGEST > bytes.length) {
      compact();
    }
    ByteSink sink = new ByteSink(bytes, to);
    sink.varint(event.atMillis() - lastMillis);
    byte[] codes = event.codes();
    sink.u8(flags(event, codes));
    sink.i64(event.itemKey());
    if (event.categoryKey() != Keys.NONE) {
      sink.i64(event.categoryKey());
    }
    if (!Float.isNaN(event.price())) {
      sink.f32(event.price());
    }
    if (codes != null) {
      sink.raw(codes, 0, CODES);
    }
    bytes = sink.array();
    to = sink.at();
  }

  private static int flags(UserEvent event, byte @Nullable [] codes) {
    return event.type().code()
        | (event.categoryKey() == Keys.NONE ? 0 : HAS_CATEGORY)
        | (Float.isNaN(event.price()) ? 0 : HAS_PRICE)
        | (codes == null ? 0 : HAS_CODES);
  }

  /** Moves what is kept to the front; into a larger array if it fills most of this one. */
  private void compact() {
    int used = to - from;
    int capacity = used + LONGEST > bytes.length * 3 / 4 ? used * 3 / 2 + LONGEST : bytes.length;
    byte[] moved = new byte[capacity];
    System.arraycopy(bytes, from, moved, 0, used);
    bytes = moved;
    from = 0;
    to = used;
  }

  private void forgetOldest() {
    PackedEvents packed = new PackedEvents(bytes, from, beforeFirstMillis);
    UserEvent oldest = packed.next("");
    forgotten[oldest.type().code()]++;
    beforeFirstMillis = oldest.atMillis();
    from = packed.at();
    size--;
  }

  /** Walks packed events. */
  private static final class PackedEvents {
    private final byte[] bytes;
    private int at;
    private long atMillis;

    PackedEvents(byte[] bytes, int at, long beforeMillis) {
      this.bytes = bytes;
      this.at = at;
      this.atMillis = beforeMillis;
    }

    int at() {
      return at;
    }

    UserEvent next(String userId) {
      ByteCursor in = new ByteCursor(bytes, at);
      atMillis += in.varint();
      int flags = in.u8();
      UserEvent event =
          new UserEvent(
              userId,
              Keys.NONE,
              atMillis,
              EventType.of(flags & KIND),
              in.i64(),
              (flags & HAS_CATEGORY) == 0 ? Keys.NONE : in.i64(),
              (flags & HAS_PRICE) == 0 ? Float.NaN : in.f32(),
              (flags & HAS_CODES) == 0 ? null : in.raw(CODES));
      at = in.at();
      return event;
    }
  }
}
