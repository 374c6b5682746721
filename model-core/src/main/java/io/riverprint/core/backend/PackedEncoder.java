package io.riverprint.core.backend;

import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One encoder's packed weights, and its place in the rows of the batches. */
final class PackedEncoder {
  final int encoder;
  final int hiddenFrom;
  final int embeddingFrom;
  final int logitsFrom;
  final EncoderSpec spec;
  final PackedGru gru;
  final @Nullable PackedAttention attention;
  final @Nullable PackedTrunk trunk;
  final PackedDense embedding;
  final List<List<PackedDense>> heads;

  PackedEncoder(NetworkWeights network, int encoder, WeightMemory memory) {
    EncoderWeights weights = network.encoders().get(encoder);
    this.encoder = encoder;
    this.hiddenFrom = network.spec().hiddenFrom(encoder);
    this.embeddingFrom = network.spec().embeddingFrom(encoder);
    this.logitsFrom = network.spec().logitsFrom(encoder);
    this.spec = network.spec().encoders().get(encoder);
    this.gru = new PackedGru(weights.gru(), memory);
    this.attention = attention(weights.attention(), spec.readout(), memory);
    this.trunk = weights.trunk() == null ? null : new PackedTrunk(weights.trunk(), memory);
    this.embedding = new PackedDense(weights.embedding(), memory);
    this.heads =
        weights.heads().stream()
            .map(head -> head.stream().map(layer -> new PackedDense(layer, memory)).toList())
            .toList();
  }

  private static @Nullable PackedAttention attention(
      @Nullable AttentionWeights weights, ReadoutSpec readout, WeightMemory memory) {
    return weights == null
        ? null
        : readout.fold(linear -> null, trunk -> new PackedAttention(weights, trunk, memory));
  }

  /** Outputs of the widest layer of embedding and heads, filled up to whole vectors. */
  int widest() {
    int heads =
        this.heads.stream()
            .flatMap(List::stream)
            .mapToInt(layer -> layer.paddedOutputs)
            .max()
            .orElse(0);
    return Math.max(heads, embedding.paddedOutputs);
  }
}
