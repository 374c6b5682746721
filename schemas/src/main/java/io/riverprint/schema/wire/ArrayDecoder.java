package io.riverprint.schema.wire;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding read from one array. Allocates nothing that is longer than what is left of
 * the array, whatever length the bytes claim: Avro's own decoders take up to 2 GB on their word.
 */
final class ArrayDecoder extends Decoder {
  private static final VarHandle FLOAT = byteArrayViewVarHandle(float[].class, LITTLE_ENDIAN);
  private static final VarHandle DOUBLE = byteArrayViewVarHandle(double[].class, LITTLE_ENDIAN);

  private final byte[] bytes;
  private int at;

  ArrayDecoder(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many bytes have not been read. */
  int left() {
    return bytes.length - at;
  }

  byte next() {
    if (at == bytes.length) {
      throw new AvroRuntimeException("the bytes end in the middle of a value");
    }
    return bytes[at++];
  }

  /** Moves over as many bytes as are there, and says where they began. */
  private int take(long length) {
    if (length < 0 || length > left()) {
      throw new AvroRuntimeException("a length of " + length + " with " + left() + " bytes left");
    }
    int from = at;
    at += (int) length;
    return from;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() {
    return next() == 1;
  }

  @Override
  public int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw new AvroRuntimeException("the number " + value + " where an int belongs");
    }
    return (int) value;
  }

  @Override
  public long readLong() {
    long zigzag = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = next();
      zigzag |= (part & 0x7fL) << shift;
      if (part >= 0) {
        return zigzag >>> 1 ^ -(zigzag & 1);
      }
    }
    throw new AvroRuntimeException("a number of more than ten bytes");
  }

  @Override
  public float readFloat() {
    return (float) FLOAT.get(bytes, take(Float.BYTES));
  }

  @Override
  public double readDouble() {
    return (double) DOUBLE.get(bytes, take(Double.BYTES));
  }

  @Override
  public Utf8 readString(Utf8 old) {
    return new Utf8(readString());
  }

  @Override
  public String readString() {
    long length = readLong();
    int from = take(length);
    return new String(bytes, from, (int) length, UTF_8);
  }

  @Override
  public void skipString() {
    take(readLong());
  }

  /** A view of the array, not a copy. */
  @Override
  public ByteBuffer readBytes(ByteBuffer old) {
    long length = readLong();
    return ByteBuffer.wrap(bytes, take(length), (int) length).slice();
  }

  @Override
  public void skipBytes() {
    take(readLong());
  }

  @Override
  public void readFixed(byte[] into, int start, int length) {
    System.arraycopy(bytes, take(length), into, start, length);
  }

  @Override
  public void skipFixed(int length) {
    take(length);
  }

  @Override
  public int readEnum() {
    return readInt();
  }

  @Override
  public int readIndex() {
    return readInt();
  }

  @Override
  public long readArrayStart() {
    return arrayNext();
  }

  /** How many items follow. Each of ours has at least one byte, so more than are left is a lie. */
  @Override
  public long arrayNext() {
    long count = readLong();
    if (count < 0) {
      readLong(); // the block's length in bytes: only for those who skip it
      count = -count;
    }
    if (count < 0 || count > left()) {
      throw new AvroRuntimeException("a list of " + count + " with " + left() + " bytes left");
    }
    return count;
  }

  /** Counts items to be skipped one by one: blocks of unknown length, or past a known one. */
  @Override
  public long skipArray() {
    long count = readLong();
    while (count < 0) {
      take(readLong());
      count = readLong();
    }
    return count;
  }

  @Override
  public long readMapStart() {
    return arrayNext();
  }

  @Override
  public long mapNext() {
    return arrayNext();
  }

  @Override
  public long skipMap() {
    return skipArray();
  }
}
