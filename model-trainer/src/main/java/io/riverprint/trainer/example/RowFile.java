package io.riverprint.trainer.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows in a scratch file, float32, that is gone when closed: of a large log they are many times
 * what fits in memory. Written once from start to end, then read by batch from wherever the
 * examples lie; what is read often stays in the page cache of the system.
 */
public final class RowFile implements Rows, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path path;
  private final int width;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
  private long written;
  private boolean reading;

  private RowFile(Path path, int width, FileChannel channel) {
    this.path = path;
    this.width = width;
    this.channel = channel;
  }

  /** An empty one in a folder that exists. */
  public static RowFile in(Path folder, int width) throws IOException {
    Path path = Files.createTempFile(folder, "rows", ".f32");
    return new RowFile(
        path,
        width,
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Appends rows; gives the number of the first. Not after the first read. */
  long append(float[] rows, int count) {
    if (reading) {
      throw new IllegalStateException(path + ": is being read, so nothing can be appended");
    }
    long first = written;
    int floats = count * width;
    for (int at = 0; at < floats; ) {
      int part = Math.min(floats - at, buffer.remaining() / Float.BYTES);
      buffer.asFloatBuffer().put(rows, at, part);
      buffer.position(buffer.position() + part * Float.BYTES);
      at += part;
      if (buffer.remaining() < Float.BYTES) {
        flush();
      }
    }
    written += count;
    return first;
  }

  /** Rows in it. */
  public long size() {
    return written;
  }

  @Override
  public void read(long first, int count, float[] to, int at) {
    if (!reading) {
      flush();
      reading = true;
    }
    long position = first * width * Float.BYTES;
    int floats = count * width;
    for (int done = 0; done < floats; ) {
      int part = Math.min(floats - done, buffer.capacity() / Float.BYTES);
      fill(position + (long) done * Float.BYTES, part * Float.BYTES);
      buffer.asFloatBuffer().get(to, at + done, part);
      done += part;
    }
  }

  private void fill(long position, int bytes) {
    buffer.clear().limit(bytes);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new IllegalStateException(
              path + ": ends before row " + (position + bytes) / width / Float.BYTES);
        }
      }
    } catch (IOException e) {
      throw unusable("cannot be read", e);
    }
    buffer.flip();
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw unusable("cannot be written", e);
    }
    buffer.clear();
  }

  private UncheckedIOException unusable(String what, IOException cause) {
    return new UncheckedIOException(
        path + ": " + what + " after " + written + " rows; make room on that disk, train again",
        cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unusable("cannot be closed", e);
    }
  }
}
