package io.riverprint.core.user;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteSink} wrote. Running past the end is a {@link CorruptStateException}. */
final class ByteCursor {
  private static final int MOST = Integer.MAX_VALUE / 4;

  private final byte[] bytes;
  private int at;

  ByteCursor(byte[] bytes) {
    this(bytes, 0);
  }

  ByteCursor(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  int at() {
    return at;
  }

  int left() {
    return bytes.length - at;
  }

  int u8() {
    need(1);
    return bytes[at++] & 0xff;
  }

  long i64() {
    need(8);
    at += 8;
    return (long) ByteSink.LONGS.get(bytes, at - 8);
  }

  float f32() {
    need(4);
    at += 4;
    return (float) ByteSink.FLOATS.get(bytes, at - 4);
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new CorruptStateException("a number is longer than 10 bytes before byte " + at);
  }

  /** A number of things: not negative, and small enough to be counted on with. */
  int count() {
    long count = varint();
    if (count < 0 || count > MOST) {
      throw new CorruptStateException("a count of " + count + " before byte " + at);
    }
    return (int) count;
  }

  /** A length, which cannot be more than what is left when each element has so many bytes. */
  int length(int bytesEach) {
    long length = varint();
    if (length < 0 || length > left() / bytesEach) {
      throw new CorruptStateException(
          "a length of " + length + " at byte " + at + ", but " + left() + " bytes are left");
    }
    return (int) length;
  }

  byte[] raw(int length) {
    need(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  float[] floats() {
    float[] values = new float[length(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ByteSink.FLOATS.get(bytes, at);
      at += 4;
    }
    return values;
  }

  short[] halves(int count) {
    need(2 * count);
    short[] values = new short[count];
    for (int i = 0; i < count; i++) {
      values[i] = (short) ByteSink.SHORTS.get(bytes, at);
      at += 2;
    }
    return values;
  }

  String text() {
    int length = length(1);
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  private void need(int count) {
    if (left() < count) {
      throw new CorruptStateException(
          "ends after " + bytes.length + " bytes, needs " + (count - left()) + " more");
    }
  }
}
