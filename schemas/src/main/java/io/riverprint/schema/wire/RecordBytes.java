package io.riverprint.schema.wire;

import java.io.InputStream;

/** One record's bytes: Avro reads the header from the stream, the body comes from {@link #body}. */
final class RecordBytes extends InputStream {
  private final ArrayDecoder bytes;

  RecordBytes(byte[] bytes) {
    this.bytes = new ArrayDecoder(bytes);
  }

  /** What follows what was read; both move together. */
  ArrayDecoder body() {
    return bytes;
  }

  @Override
  public int read() {
    return bytes.left() > 0 ? bytes.next() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    int count = Math.min(length, bytes.left());
    if (count == 0 && length > 0) {
      return -1;
    }
    bytes.readFixed(into, from, count);
    return count;
  }
}
