package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkWeights;
import java.util.List;
import java.util.stream.IntStream;

/** A network's weights as {@link VectorBackend} reads them: packed once, shared by all threads. */
public final class PackedNetwork {
  final int hiddenWidth;
  final List<PackedEncoder> encoders;

  public PackedNetwork(NetworkWeights weights) {
    this.hiddenWidth = weights.spec().hiddenWidth();
    this.encoders =
        IntStream.range(0, weights.encoders().size())
            .mapToObj(encoder -> new PackedEncoder(weights, encoder))
            .toList();
  }
}
