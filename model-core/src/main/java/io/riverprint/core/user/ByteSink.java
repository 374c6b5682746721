package io.riverprint.core.user;

import java.util.Arrays;

/**
 * A growing array of bytes with the few forms our codecs need. Big-endian where fixed in length.
 */
final class ByteSink {
  private byte[] bytes;
  private int at;

  ByteSink(int capacity) {
    this.bytes = new byte[capacity];
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
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[at++] = (byte) (value >>> shift);
    }
  }

  void f32(float value) {
    int bits = Float.floatToRawIntBits(value);
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[at++] = (byte) (bits >>> shift);
    }
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
      f32(value);
    }
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    varint(utf8.length);
    raw(utf8, 0, utf8.length);
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
    }
  }
}
