package io.riverprint.core.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects named arrays and writes them as one safetensors file. Equal arrays give equal bytes. The
 * arrays are not copied before they are written.
 */
public final class TensorWriter {
  private static final int CHUNK = 1 << 16;

  private final Map<String, Part> parts = new TreeMap<>();

  /** Puts {@code count} elements of a source, from {@code from} on, into a buffer. */
  private interface Source {
    void copy(ByteBuffer to, int from, int count);
  }

  private record Part(String name, TensorType type, int[] shape, int elements, Source source) {
    long bytes() {
      return (long) elements * type.bytes;
    }
  }

  /** Finite numbers. */
  public TensorWriter floats(String name, float[] values, int... shape) {
    Require.finite("tensor " + name, values);
    return add(
        name,
        TensorType.F32,
        shape,
        values.length,
        (to, from, count) -> to.asFloatBuffer().put(values, from, count));
  }

  public TensorWriter ints(String name, int[] values, int... shape) {
    return add(
        name,
        TensorType.I32,
        shape,
        values.length,
        (to, from, count) -> to.asIntBuffer().put(values, from, count));
  }

  public TensorWriter longs(String name, long[] values, int... shape) {
    return add(
        name,
        TensorType.I64,
        shape,
        values.length,
        (to, from, count) -> to.asLongBuffer().put(values, from, count));
  }

  public TensorWriter bytes(String name, byte[] values, int... shape) {
    return add(
        name,
        TensorType.U8,
        shape,
        values.length,
        (to, from, count) -> to.put(values, from, count));
  }

  /** U8 of 0 and 1. */
  public TensorWriter flags(String name, boolean[] values, int... shape) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    return bytes(name, bytes, shape);
  }

  /** Texts, as {@link Tensors#strings} reads them. */
  public TensorWriter strings(String name, String[] values) {
    int[] lengths = new int[values.length];
    byte[][] encoded = new byte[values.length][];
    long total = 0;
    for (int i = 0; i < values.length; i++) {
      encoded[i] = utf8(name, values[i]);
      lengths[i] = encoded[i].length;
      total += lengths[i];
    }
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(total));
    Arrays.stream(encoded).forEach(all::put);
    return ints(name + ".lengths", lengths, lengths.length)
        .bytes(name + ".utf8", all.array(), all.capacity());
  }

  @SuppressWarnings("ByteBufferBackingArray") // made by the encoder, from its start
  private static byte[] utf8(String name, String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(encoded.array(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "tensor " + name + ": a text with half a surrogate pair, need Unicode; clean it", e);
    }
  }

  private TensorWriter add(String name, TensorType type, int[] shape, int length, Source source) {
    long product = 1;
    for (int size : shape) {
      product *= size;
    }
    if (product != length || parts.containsKey(name)) {
      throw new IllegalArgumentException(
          "tensor "
              + name
              + ": "
              + length
              + " elements for "
              + type.shaped(shape)
              + ", or name used twice");
    }
    parts.put(name, new Part(name, type, shape.clone(), length, source));
    return this;
  }

  /** Writes the whole file. The stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    // Wide elements first, so that all lie at multiples of their size for tools that map the file.
    List<Part> ordered = new ArrayList<>(parts.values());
    ordered.sort(Comparator.comparing(part -> -part.type().bytes));
    byte[] header = header(ordered);
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    out.write(buffer.putLong(header.length).array(), 0, Long.BYTES);
    out.write(header);
    for (Part part : ordered) {
      copy(part, buffer, out);
    }
  }

  private static byte[] header(List<Part> ordered) throws IOException {
    ObjectNode header = StrictJson.MAPPER.createObjectNode();
    long at = 0;
    for (Part part : ordered) {
      ObjectNode node = header.putObject(part.name()).put("dtype", part.type().name());
      Arrays.stream(part.shape()).forEach(node.putArray("shape")::add);
      node.putArray("data_offsets").add(at).add(at + part.bytes());
      at += part.bytes();
    }
    byte[] json = StrictJson.MAPPER.writeValueAsBytes(header);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    if (Long.BYTES + padded.length + at > TensorFile.MAX_BYTES) {
      throw new IOException(
          "tensor file: " + at + " bytes, at most " + TensorFile.MAX_BYTES + "; keep fewer items");
    }
    return padded;
  }

  @SuppressWarnings("ByteBufferBackingArray") // allocated by write()
  private static void copy(Part part, ByteBuffer buffer, OutputStream out) throws IOException {
    int step = CHUNK / part.type().bytes;
    for (long from = 0; from < part.elements(); from += step) {
      int count = (int) Math.min(step, part.elements() - from);
      part.source().copy(buffer.clear(), (int) from, count);
      out.write(buffer.array(), 0, count * part.type().bytes);
    }
  }
}
