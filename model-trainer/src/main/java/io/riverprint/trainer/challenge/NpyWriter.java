package io.riverprint.trainer.challenge;

import io.riverprint.schema.Float16;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the numbers of one array after its header, little-endian. */
final class NpyWriter implements AutoCloseable {
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  private NpyWriter(OutputStream out) {
    this.out = out;
  }

  static NpyWriter open(Path path, NpyHeader header) throws IOException {
    NpyWriter writer = new NpyWriter(Files.newOutputStream(path));
    writer.out.write(header.bytes());
    return writer;
  }

  void put(long bits) throws IOException {
    room(Long.BYTES).putLong(bits);
  }

  void putHalf(float number) throws IOException {
    room(Short.BYTES).putShort(Float16.encode(number));
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
