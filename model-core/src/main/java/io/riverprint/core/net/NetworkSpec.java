package io.riverprint.core.net;

import java.util.List;

/**
 * The shape of the network: GRU(input to hidden), linear embedding, heads on the embedding.
 *
 * @param inputWidth features of a row
 * @param hiddenWidth of the GRU's state
 * @param embeddingWidth of the profile's vector
 * @param heads in the order of the logits
 */
public record NetworkSpec(
    int inputWidth, int hiddenWidth, int embeddingWidth, List<HeadSpec> heads) {
  public NetworkSpec {
    heads = List.copyOf(heads);
    if (inputWidth <= 0 || hiddenWidth <= 0 || embeddingWidth <= 0) {
      throw new IllegalArgumentException(
          "network: widths must be > 0, got "
              + inputWidth
              + " -> "
              + hiddenWidth
              + " -> "
              + embeddingWidth);
    }
  }

  /** Logits of all heads together. */
  public int logits() {
    return heads.stream().mapToInt(HeadSpec::outputs).sum();
  }

  /** Where the logits of the named head start. */
  public int logitsFrom(String head) {
    int at = 0;
    for (HeadSpec spec : heads) {
      if (spec.name().equals(head)) {
        return at;
      }
      at += spec.outputs();
    }
    throw new IllegalArgumentException("network: no head '" + head + "', has " + heads);
  }
}
