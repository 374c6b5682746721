package io.riverprint.trainer.challenge;

import io.riverprint.schema.Float16;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of number that the challenge's arrays have, all little-endian. */
public enum NpyType {
  INT64("<i8", 8),
  INT32("<i4", 4),
  FLOAT16("<f2", 2),
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8);

  private final String word;
  private final int bytes;

  NpyType(String word, int bytes) {
    this.word = word;
    this.bytes = bytes;
  }

  /** As the header says it. */
  public String word() {
    return word;
  }

  /** Size of one number. */
  public int bytes() {
    return bytes;
  }

  static Optional<NpyType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(NpyType::word).toList();
  }

  /** Takes the next number. */
  double take(ByteBuffer from) {
    return switch (this) {
      case INT64 -> from.getLong();
      case INT32 -> from.getInt();
      case FLOAT16 -> Float16.decode(from.getShort());
      case FLOAT32 -> from.getFloat();
      case FLOAT64 -> from.getDouble();
    };
  }
}
