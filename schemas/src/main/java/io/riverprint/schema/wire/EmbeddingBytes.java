package io.riverprint.schema.wire;

import io.riverprint.schema.Embedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.Float16;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An embedding's values, little-endian, one after the other; their number is the dimension. */
final class EmbeddingBytes {
  private EmbeddingBytes() {}

  static ByteBuffer write(Embedding embedding, EmbeddingFormat format) {
    float[] values = embedding.values();
    ByteBuffer out = ByteBuffer.allocate(values.length * format.width());
    out.order(ByteOrder.LITTLE_ENDIAN);
    switch (format) {
      case FLOAT16 -> {
        for (float value : values) {
          out.putShort(Float16.encode(value));
        }
      }
      case FLOAT32 -> {
        for (float value : values) {
          out.putFloat(value);
        }
      }
    }
    return out.flip();
  }

  /** The values; the bytes must be a whole number of them. */
  static Embedding read(ByteBuffer bytes, EmbeddingFormat format) {
    ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[in.remaining() / format.width()];
    switch (format) {
      case FLOAT16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float16.decode(in.getShort());
        }
      }
      case FLOAT32 -> in.asFloatBuffer().get(values);
    }
    return new Embedding(values);
  }
}
