package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkWeights;
import java.util.List;
import java.util.stream.IntStream;

/** A network's weights as {@link VectorBackend} reads them; closed with it. */
final class PackedNetwork implements AutoCloseable {
  final int hiddenWidth;
  final List<PackedEncoder> encoders;

  private final WeightMemory memory = new WeightMemory();

  PackedNetwork(NetworkWeights weights) {
    this.hiddenWidth = weights.spec().hiddenWidth();
    this.encoders =
        IntStream.range(0, weights.encoders().size())
            .mapToObj(encoder -> new PackedEncoder(weights, encoder, memory))
            .toList();
  }

  @Override
  public void close() {
    memory.close();
  }
}
