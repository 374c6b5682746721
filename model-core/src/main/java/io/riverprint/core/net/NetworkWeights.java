package io.riverprint.core.net;

import java.util.List;

/**
 * All weights of a network. Nobody writes to the arrays after it is made: backends share them.
 *
 * @param spec the shape
 * @param encoders for each encoder of the spec its weights
 */
public record NetworkWeights(NetworkSpec spec, List<EncoderWeights> encoders) {
  public NetworkWeights {
    encoders = List.copyOf(encoders);
    if (encoders.size() != spec.encoders().size()) {
      throw new IllegalArgumentException(
          "network: weights of "
              + encoders.size()
              + " encoders, needs "
              + spec.encoders().size()
              + " as its spec has; give each its weights");
    }
  }
}
