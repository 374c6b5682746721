package io.riverprint.schema;

/** How an embedding's values lie on the wire: little-endian, one after the other. */
public enum EmbeddingFormat {
  /** IEEE 754 binary16: half the bytes, about three decimal digits. */
  FLOAT16(Short.BYTES),
  /** IEEE 754 binary32: exactly what the model said. */
  FLOAT32(Float.BYTES);

  private final int width;

  EmbeddingFormat(int width) {
    this.width = width;
  }

  /** Bytes of one value. */
  public int width() {
    return width;
  }
}
