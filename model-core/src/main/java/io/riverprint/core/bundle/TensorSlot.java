package io.riverprint.core.bundle;

/**
 * Where a tensor lies in its file.
 *
 * @param type of its elements
 * @param shape row-major, each 0 or more
 * @param from first byte, from the start of the file
 * @param elements product of the shape
 */
record TensorSlot(TensorType type, int[] shape, int from, int elements) {
  @Override
  public String toString() {
    return type.shaped(shape);
  }
}
