package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkWeights;
import java.util.List;

/** A network's weights as {@link VectorBackend} reads them: packed once, shared by all threads. */
public final class PackedNetwork {
  final PackedGru gru;
  final PackedDense embedding;
  final List<List<PackedDense>> heads;

  public PackedNetwork(NetworkWeights weights) {
    this.gru = new PackedGru(weights.gru());
    this.embedding = new PackedDense(weights.embedding());
    this.heads =
        weights.heads().stream().map(head -> head.stream().map(PackedDense::new).toList()).toList();
  }

  /** Outputs of the widest layer outside the GRU, filled up to whole vectors. */
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
