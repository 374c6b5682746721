package io.riverprint.core.bundle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The element types we read and write; names as in safetensors. */
enum TensorType {
  F32(4),
  I32(4),
  I64(8),
  U8(1);

  final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  static @Nullable TensorType named(String name) {
    for (TensorType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }

  /** For messages: F32 [3, 2]. */
  String shaped(int... shape) {
    StringBuilder text = new StringBuilder(name()).append(" [");
    for (int i = 0; i < shape.length; i++) {
      String size = shape[i] < 0 ? "any" : String.format(Locale.ROOT, "%d", shape[i]);
      text.append(i == 0 ? "" : ", ").append(size);
    }
    return text.append(']').toString();
  }
}
