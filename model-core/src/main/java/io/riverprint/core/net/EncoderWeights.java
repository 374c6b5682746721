package io.riverprint.core.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one encoder, as its {@link EncoderSpec} shapes them.
 *
 * @param gru over the rows
 * @param attention of a trunk with attention rows, else null
 * @param trunk of a trunk, null of a linear readout
 * @param embedding inputs H + {@link AgeFeatures#WIDTH}: what is read of the state, then the age
 * @param heads for each head of the spec its layers, first to last
 */
public record EncoderWeights(
    GruWeights gru,
    @Nullable AttentionWeights attention,
    @Nullable TrunkWeights trunk,
    Dense embedding,
    List<List<Dense>> heads) {
  public EncoderWeights {
    heads = heads.stream().map(List::copyOf).toList();
  }
}
