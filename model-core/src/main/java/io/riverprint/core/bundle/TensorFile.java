package io.riverprint.core.bundle;

/**
 * Safetensors files of F32, I32, I64 and U8: named arrays with shapes, raw little-endian data, no
 * code. Written by {@link TensorWriter}.
 */
public final class TensorFile {
  /** Most bytes a file may have: what one Java array holds. */
  public static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private TensorFile() {}

  /**
   * Reads the header and checks it against the bytes. The tensors are copied out one by one, so
   * that reading a file takes about twice its size, texts excepted.
   *
   * @param where the bytes came from, for messages
   * @throws CorruptBundleException if anything about them is wrong
   */
  public static Tensors parse(String where, byte[] file) {
    return new Tensors(where, file, TensorHeader.read(where, file));
  }
}
