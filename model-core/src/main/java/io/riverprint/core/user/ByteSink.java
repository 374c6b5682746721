package io.riverprint.core.user;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes with the few forms our codecs need. Big-endian where fixed in length.
 */
final class ByteSink {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int at;

  ByteSink(int capacity) {
    this(new byte[capacity], 0);
  }

  /** Appends to bytes that are there already; may end up in a larger array. */
  ByteSink(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The array written to, with room behind {@link #at}. */
  byte[] array() {
    return bytes;
  }

  int at() {
    return at;
  }

  /** Starts over in the same array. */
  void clear() {
    at = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, at);
  }

  void u8(int value) {
    room(1);
    bytes[at++] = (byte) value;
  }

  void i64(long value) {
    room(8);
    LONGS.set(bytes, at, value);
    at += 8;
  }

  void f32(float value) {
    room(4);
    FLOATS.set(bytes, at, value);
    at += 4;
  }

  /** A number that is small as a rule: 7 bits a byte, lowest first. Negative ones take 10 bytes. */
  void varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
  }

  void raw(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, at, length);
    at += length;
  }

  void floats(float[] values) {
    varint(values.length);
    room(4 * values.length);
    for (float value : values) {
      FLOATS.set(bytes, at, value);
      at += 4;
    }
  }

  void halves(short[] values, int from, int count) {
    room(2 * count);
    for (int i = from; i < from + count; i++) {
      SHORTS.set(bytes, at, values[i]);
      at += 2;
    }
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    varint(utf8.length);
    raw(utf8, 0, utf8.length);
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
    }
  }
}
