package io.riverprint.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the header of a safetensors file: 8 bytes length (little-endian), that much JSON, then the
 * data. Nothing is believed: tensors must lie in the header's order, side by side, and fill the
 * file exactly.
 */
final class TensorHeader {
  /** Ours are below 16 KiB. Bounds what parsing may allocate. */
  static final int MAX_BYTES = 1 << 20;

  static final int MAX_TENSORS = 4096;
  static final int MAX_RANK = 8;
  private static final String METADATA = "__metadata__";

  private final String where;
  private final byte[] file;
  private final int dataFrom;
  private long cursor;

  private TensorHeader(String where, byte[] file, int headerBytes) {
    this.where = where;
    this.file = file;
    this.dataFrom = Long.BYTES + headerBytes;
  }

  static Map<String, TensorSlot> read(String where, byte[] file) {
    if (file.length < Long.BYTES) {
      throw Require.damaged(where, file.length + " bytes", "at least 8");
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    long most = Math.min(MAX_BYTES, file.length - Long.BYTES);
    if (length < 2 || length > most) {
      throw Require.damaged(where, "a header of " + length + " bytes", "2 to " + most);
    }
    return new TensorHeader(where, file, (int) length).slots();
  }

  private Map<String, TensorSlot> slots() {
    JsonNode header = StrictJson.object(where, file, Long.BYTES, dataFrom - Long.BYTES);
    if (header.size() > MAX_TENSORS) {
      throw Require.damaged(where, header.size() + " tensors", "at most " + MAX_TENSORS);
    }
    Map<String, TensorSlot> slots = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      // Other tools put free text there; it means nothing to us.
      if (!entry.getKey().equals(METADATA)) {
        slots.put(entry.getKey(), slot(where + ", tensor " + entry.getKey(), entry.getValue()));
      }
    }
    long data = (long) file.length - dataFrom;
    if (cursor != data) {
      throw Require.damaged(where, data + " bytes of data", "the " + cursor + " in its header");
    }
    return slots;
  }

  private TensorSlot slot(String at, JsonNode node) {
    if (node.size() != 3 || !node.path("dtype").isTextual()) {
      throw Require.damaged(at, "" + node, "dtype, shape and data_offsets");
    }
    TensorType type = TensorType.named(node.path("dtype").textValue());
    if (type == null) {
      throw Require.damaged(at, "type " + node.path("dtype"), "F32, I32, I64 or U8");
    }
    int[] shape = shape(at, node.path("shape"));
    long elements = elements(at, shape, type);
    long from = cursor;
    cursor += elements * type.bytes;
    requireOffsets(at, node.path("data_offsets"), from, cursor);
    return new TensorSlot(type, shape, (int) (dataFrom + from), (int) elements);
  }

  private static int[] shape(String at, JsonNode node) {
    if (!node.isArray() || node.size() > MAX_RANK) {
      throw Require.damaged(at, "shape " + node, "a list of at most " + MAX_RANK + " sizes");
    }
    int[] shape = new int[node.size()];
    for (int i = 0; i < shape.length; i++) {
      JsonNode size = node.get(i);
      if (!size.isIntegralNumber() || !size.canConvertToInt() || size.intValue() < 0) {
        throw Require.damaged(at, "size " + size, "an integer from 0 to 2^31 - 1");
      }
      shape[i] = size.intValue();
    }
    return shape;
  }

  /** Product of the shape; refused as soon as it is more than the file can hold. */
  private long elements(String at, int[] shape, TensorType type) {
    long most = (file.length - dataFrom - cursor) / type.bytes;
    long product = 1;
    for (int size : shape) {
      product *= size;
      if (product > most) {
        throw Require.damaged(at, type.shaped(shape), "at most " + most + " elements");
      }
    }
    return product;
  }

  private static void requireOffsets(String at, JsonNode node, long from, long to) {
    boolean right =
        node.isArray()
            && node.size() == 2
            && isExactly(node.get(0), from)
            && isExactly(node.get(1), to);
    if (!right) {
      throw Require.damaged(at, "offsets " + node, "[" + from + "," + to + "]");
    }
  }

  private static boolean isExactly(JsonNode node, long value) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() == value;
  }
}
