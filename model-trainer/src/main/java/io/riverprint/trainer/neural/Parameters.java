package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** All numbers that one training moves, as libtorch tensors with gradients, in a fixed order. */
final class Parameters {
  private final NDManager manager;
  private final List<NDArray> all = new ArrayList<>();

  Parameters(NDManager manager) {
    this.manager = manager;
  }

  NDArray add(float[] values, long... shape) {
    NDArray parameter = manager.zeros(new Shape(shape));
    set(parameter, values);
    parameter.setRequiresGradient(true);
    all.add(parameter);
    return parameter;
  }

  List<NDArray> all() {
    return all;
  }

  /** Copies, in order. */
  List<float[]> values() {
    return values(all);
  }

  /** Overwrites all of them. */
  void set(List<float[]> values) {
    set(all, values);
  }

  static List<float[]> values(List<NDArray> arrays) {
    return arrays.stream().map(NDArray::toFloatArray).toList();
  }

  static void set(List<NDArray> arrays, List<float[]> values) {
    for (int i = 0; i < arrays.size(); i++) {
      set(arrays.get(i), values.get(i));
    }
  }

  // Into libtorch's own memory: what is made from Java's numbers is a view of a buffer of Java's.
  private static void set(NDArray array, float[] values) {
    try (NDManager scope = array.getManager().newSubManager()) {
      array.muli(0).addi(scope.create(values, array.getShape()));
    }
  }
}
