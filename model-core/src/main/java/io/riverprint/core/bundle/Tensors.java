package io.riverprint.core.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of one safetensors file. Each getter copies one out, after checking its type and
 * shape; {@link #ANY} stands for a size that the caller takes as it is. Every fault is a {@link
 * CorruptBundleException}.
 */
public final class Tensors {
  /** A size the caller does not prescribe. */
  public static final int ANY = -1;

  private final String where;
  private final byte[] file;
  private final Map<String, TensorSlot> slots;
  private final Set<String> asked = new HashSet<>();

  Tensors(String where, byte[] file, Map<String, TensorSlot> slots) {
    this.where = where;
    this.file = file;
    this.slots = slots;
  }

  /** Where this came from, for messages. */
  public String where() {
    return where;
  }

  /** Whether there is a tensor of this name. */
  boolean has(String name) {
    return slots.containsKey(name);
  }

  /** Size of one axis of a tensor of the given rank; at least {@code least}. */
  public int size(String name, int rank, int axis, int least) {
    int[] shape = slot(name).shape();
    if (shape.length != rank || shape[axis] < least) {
      throw Require.inconsistent(
          at(name), "" + slot(name), "rank " + rank + " with axis " + axis + " >= " + least);
    }
    return shape[axis];
  }

  /** Finite numbers. */
  public float[] floats(String name, int... shape) {
    TensorSlot slot = slot(name, TensorType.F32, shape);
    float[] values = new float[slot.elements()];
    data(slot).asFloatBuffer().get(values);
    Require.finite(at(name), values);
    return values;
  }

  public int[] ints(String name, int... shape) {
    TensorSlot slot = slot(name, TensorType.I32, shape);
    int[] values = new int[slot.elements()];
    data(slot).asIntBuffer().get(values);
    return values;
  }

  public long[] longs(String name, int... shape) {
    TensorSlot slot = slot(name, TensorType.I64, shape);
    long[] values = new long[slot.elements()];
    data(slot).asLongBuffer().get(values);
    return values;
  }

  public byte[] bytes(String name, int... shape) {
    TensorSlot slot = slot(name, TensorType.U8, shape);
    return Arrays.copyOfRange(file, slot.from(), slot.from() + slot.elements());
  }

  /** U8 of 0 and 1. */
  public boolean[] flags(String name, int... shape) {
    byte[] bytes = bytes(name, shape);
    boolean[] values = new boolean[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      Require.that(bytes[i] >>> 1 == 0, at(name), "byte " + bytes[i], "0 or 1");
      values[i] = bytes[i] == 1;
    }
    return values;
  }

  /** Texts: their UTF-8 bytes one after another, and how many bytes each has. */
  public String[] strings(String name, int count) {
    int[] lengths = ints(name + ".lengths", count);
    TensorSlot slot = slot(name + ".utf8", TensorType.U8, ANY);
    ByteBuffer text = data(slot);
    String[] values = new String[lengths.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = next(name, text, lengths[i]);
    }
    Require.equal(at(name), "bytes left over", text.remaining(), 0);
    return values;
  }

  private String next(String name, ByteBuffer text, int length) {
    if (length < 0 || length > text.remaining()) {
      throw Require.damaged(at(name), "a text of " + length + " bytes", "0 to " + text.remaining());
    }
    ByteBuffer part = text.slice(text.position(), length);
    text.position(text.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw Require.damaged(at(name), "bytes that are not UTF-8", "UTF-8");
    }
  }

  /** Refuses tensors that nobody asked for. */
  public void requireAllRead() {
    for (String name : slots.keySet()) {
      Require.that(asked.contains(name), at(name), "a tensor nobody reads", "none left over");
    }
  }

  private ByteBuffer data(TensorSlot slot) {
    int bytes = slot.elements() * slot.type().bytes;
    return ByteBuffer.wrap(file, slot.from(), bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private TensorSlot slot(String name, TensorType type, int... shape) {
    TensorSlot slot = slot(name);
    boolean fits = slot.type() == type && slot.shape().length == shape.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = shape[i] == ANY || shape[i] == slot.shape()[i];
    }
    Require.that(fits, at(name), "" + slot, type.shaped(shape));
    asked.add(name);
    return slot;
  }

  private TensorSlot slot(String name) {
    TensorSlot slot = slots.get(name);
    if (slot == null) {
      throw Require.inconsistent(at(name), "no such tensor", "one of this name");
    }
    return slot;
  }

  private String at(String name) {
    return where + ", tensor " + name;
  }
}
