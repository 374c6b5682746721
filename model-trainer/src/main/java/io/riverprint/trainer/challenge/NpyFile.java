package io.riverprint.trainer.challenge;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One NumPy array in a file. Opening reads the header and checks that the file is long enough for
 * it, so no length in it is believed; bytes after the last number are passed over, as NumPy does.
 */
public final class NpyFile {
  private static final int CHUNK = 1 << 16;

  /** Takes one number and how many stand before it in the file. */
  @FunctionalInterface
  public interface ValueReader {
    void read(long at, double value);
  }

  private final Path path;
  private final NpyHeader header;

  private NpyFile(Path path, NpyHeader header) {
    this.path = path;
    this.header = header;
  }

  /**
   * Opens an array of any shape.
   *
   * @throws UnreadableArrayException if the file is absent or no such array
   */
  public static NpyFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new UnreadableArrayException(
          path + ": found no such file, needs a NumPy array; check the folder's name");
    }
    try (InputStream in = Files.newInputStream(path)) {
      NpyHeader header = NpyHeader.read(in, path.toString());
      requireWhole(path, header, Files.size(path) - header.size());
      return new NpyFile(path, header);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static void requireWhole(Path path, NpyHeader header, long left) {
    NpyType type =
        NpyType.of(header.word())
            .orElseThrow(
                () ->
                    new UnreadableArrayException(
                        "%s: has numbers of type '%s', needs one of %s; convert it with astype"
                            .formatted(path, header.word(), NpyType.words())));
    // Counted in whole numbers that fit, which cannot overflow.
    if (header.values() > left / type.bytes()) {
      throw new UnreadableArrayException(
          "%s: has %d bytes of numbers, its header %s needs %d numbers of %d; copy the file again"
              .formatted(path, left, header.shape(), header.values(), type.bytes()));
    }
  }

  public NpyHeader header() {
    return header;
  }

  public NpyType type() {
    return NpyType.of(header.word()).orElseThrow();
  }

  /**
   * All numbers of a vector of whole numbers.
   *
   * @throws UnreadableArrayException if it is not one-dimensional int64
   */
  public long[] longs() {
    requireVector(type() == NpyType.INT64, "int64");
    long[] numbers = new long[(int) header.values()];
    // Not by way of doubles, which do not hold every id.
    each((at, buffer) -> numbers[(int) at] = buffer.getLong());
    return numbers;
  }

  /**
   * All numbers of a vector of any type.
   *
   * @throws UnreadableArrayException if it is not one-dimensional
   */
  public double[] doubles() {
    requireVector(true, "numbers");
    double[] numbers = new double[(int) header.values()];
    values((at, value) -> numbers[(int) at] = value);
    return numbers;
  }

  private void requireVector(boolean typeFits, String kind) {
    if (header.shape().size() != 1 || !typeFits || header.values() > Integer.MAX_VALUE - 8) {
      throw new UnreadableArrayException(
          "%s: has shape %s of type '%s', needs one dimension of %s; write it so"
              .formatted(path, header.shape(), header.word(), kind));
    }
  }

  /**
   * All rows of a table of any type, as floats.
   *
   * @throws UnreadableArrayException if it is not two-dimensional with rows stored one by one
   */
  public float[][] rows() {
    if (header.shape().size() != 2 || header.fortranOrder()) {
      throw new UnreadableArrayException(
          "%s: has shape %s%s, needs rows stored one by one; write it so"
              .formatted(path, header.shape(), header.fortranOrder() ? " by columns" : ""));
    }
    int width = Math.toIntExact(header.shape().get(1));
    float[][] rows = new float[Math.toIntExact(header.shape().get(0))][width];
    values((at, value) -> rows[(int) (at / width)][(int) (at % width)] = (float) value);
    return rows;
  }

  /** Every number in the order of the file. */
  public void values(ValueReader reader) {
    NpyType type = type();
    each((at, buffer) -> reader.read(at, type.take(buffer)));
  }

  private interface Taker {
    void take(long at, ByteBuffer buffer);
  }

  /** Offers a buffer that stands before the number, for every number. */
  private void each(Taker taker) {
    int bytes = type().bytes();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), CHUNK))) {
      in.skipNBytes(header.size());
      byte[] chunk = new byte[CHUNK];
      for (long at = 0; at < header.values(); ) {
        int many = (int) Math.min(header.values() - at, CHUNK / bytes);
        in.readFully(chunk, 0, many * bytes);
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < many; i++) {
          taker.take(at++, buffer);
        }
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Writes a vector of int64. */
  public static void write(Path path, long[] numbers) {
    try (NpyWriter out = NpyWriter.open(path, NpyHeader.of(NpyType.INT64, numbers.length))) {
      for (long number : numbers) {
        out.put(number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be written", e);
    }
  }

  /** Writes a vector of float64. */
  public static void write(Path path, double[] numbers) {
    try (NpyWriter out = NpyWriter.open(path, NpyHeader.of(NpyType.FLOAT64, numbers.length))) {
      for (double number : numbers) {
        out.put(Double.doubleToRawLongBits(number));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be written", e);
    }
  }

  /**
   * Writes a table of float16, each number rounded to the nearest, ties to even.
   *
   * @param rows all of this width
   */
  public static void write(Path path, float[][] rows, int width) {
    NpyHeader header = NpyHeader.of(NpyType.FLOAT16, rows.length, width);
    try (NpyWriter out = NpyWriter.open(path, header)) {
      for (float[] row : rows) {
        for (int column = 0; column < width; column++) {
          out.putHalf(row[column]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be written", e);
    }
  }

  private static UnreadableArrayException failed(Path path, IOException e) {
    return new UnreadableArrayException(
        path + ": broke off (" + e.getMessage() + "), needs a whole array; copy it again", e);
  }
}
