package io.riverprint.core.bundle;

import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.net.TrunkWeights;
import org.jspecify.annotations.Nullable;

/** The tensors between state and embedding; none for a linear readout. */
final class ReadoutTensors {
  private ReadoutTensors() {}

  static void write(TensorWriter out, String encoder, EncoderWeights weights) {
    if (weights.attention() != null) {
      write(out, encoder + "attention.", weights.attention());
    }
    if (weights.trunk() != null) {
      write(out, encoder + "trunk.", weights.trunk());
    }
  }

  private static void write(TensorWriter out, String at, AttentionWeights attention) {
    LayerTensors.write(out, at + "query", attention.query());
    LayerTensors.write(out, at + "key", attention.key());
    LayerTensors.write(out, at + "value", attention.value());
    LayerTensors.write(out, at + "out", attention.out());
    LayerTensors.write(out, at + "afterAttention", attention.afterAttention());
    LayerTensors.write(out, at + "up", attention.up());
    LayerTensors.write(out, at + "down", attention.down());
    LayerTensors.write(out, at + "afterFeedForward", attention.afterFeedForward());
  }

  private static void write(TensorWriter out, String at, TrunkWeights trunk) {
    LayerTensors.write(out, at + "pooled", trunk.pooled());
    LayerTensors.write(out, at + "up", trunk.up());
    LayerTensors.write(out, at + "upNorm", trunk.upNorm());
    LayerTensors.write(out, at + "down", trunk.down());
    LayerTensors.write(out, at + "downNorm", trunk.downNorm());
  }

  static @Nullable AttentionWeights attention(Tensors in, String encoder, EncoderSpec spec) {
    return spec.readout().attentionRows() == 0
        ? null
        : spec.readout()
            .fold(
                linear -> null,
                trunk -> attention(in, encoder + "attention.", spec.hiddenWidth(), trunk));
  }

  private static AttentionWeights attention(
      Tensors in, String at, int width, ReadoutSpec.Trunk spec) {
    return new AttentionWeights(
        LayerTensors.read(in, at + "query", width, width),
        LayerTensors.read(in, at + "key", width, width),
        LayerTensors.read(in, at + "value", width, width),
        LayerTensors.read(in, at + "out", width, width),
        LayerTensors.norm(in, at + "afterAttention", width),
        LayerTensors.read(in, at + "up", width, spec.feedForward()),
        LayerTensors.read(in, at + "down", spec.feedForward(), width),
        LayerTensors.norm(in, at + "afterFeedForward", width));
  }

  static @Nullable TrunkWeights trunk(Tensors in, String encoder, EncoderSpec spec) {
    return spec.readout()
        .fold(
            linear -> null,
            trunk -> trunk(in, encoder + "trunk.", spec.hiddenWidth(), trunk.trunkWidth()));
  }

  private static TrunkWeights trunk(Tensors in, String at, int width, int middle) {
    return new TrunkWeights(
        LayerTensors.norm(in, at + "pooled", width),
        LayerTensors.read(in, at + "up", width, middle),
        LayerTensors.norm(in, at + "upNorm", middle),
        LayerTensors.read(in, at + "down", middle, width),
        LayerTensors.norm(in, at + "downNorm", width));
  }
}
