package io.riverprint.core.bundle;

import io.riverprint.core.net.Dense;
import io.riverprint.core.net.LayerNormWeights;

/** Single layers as tensors. */
final class LayerTensors {
  private LayerTensors() {}

  static void write(TensorWriter out, String name, Dense layer) {
    out.floats(name + ".weights", layer.weights(), layer.outputs(), layer.inputs());
    out.floats(name + ".bias", layer.bias(), layer.outputs());
  }

  static void write(TensorWriter out, String name, LayerNormWeights norm) {
    out.floats(name + ".scale", norm.scale(), norm.width());
    out.floats(name + ".shift", norm.shift(), norm.width());
  }

  static Dense read(Tensors in, String name, int inputs, int outputs) {
    return new Dense(
        inputs,
        outputs,
        in.floats(name + ".weights", outputs, inputs),
        in.floats(name + ".bias", outputs));
  }

  static LayerNormWeights norm(Tensors in, String name, int width) {
    return new LayerNormWeights(
        in.floats(name + ".scale", width), in.floats(name + ".shift", width));
  }
}
