package io.riverprint.core.net;

import java.util.List;

/**
 * The definition of an encoder's logits: for each head, dense layers on the embedding with exact
 * GELU between them. Holds scratch space: for one thread.
 */
public final class Heads {
  private final int embeddingWidth;
  private final List<List<DenseLayer>> heads;
  private float[] from;
  private float[] to;

  public Heads(EncoderWeights weights) {
    this.embeddingWidth = weights.embedding().outputs();
    this.heads =
        weights.heads().stream().map(head -> head.stream().map(DenseLayer::new).toList()).toList();
    int widest = embeddingWidth;
    for (List<Dense> head : weights.heads()) {
      widest = Math.max(widest, head.stream().mapToInt(Dense::outputs).max().orElse(0));
    }
    this.from = new float[widest];
    this.to = new float[widest];
  }

  /** Writes the logits of the embedding at {@code e[eAt]}, head after head, at {@code y[yAt]}. */
  public void read(float[] e, int eAt, float[] y, int yAt) {
    int at = yAt;
    for (List<DenseLayer> head : heads) {
      at = logits(head, e, eAt, y, at);
    }
  }

  private int logits(List<DenseLayer> head, float[] e, int eAt, float[] y, int yAt) {
    System.arraycopy(e, eAt, from, 0, embeddingWidth);
    int last = head.size() - 1;
    for (int i = 0; i < last; i++) {
      head.get(i).apply(from, 0, to, 0);
      for (int j = 0; j < head.get(i).outputs(); j++) {
        to[j] = Functions.gelu(to[j]);
      }
      float[] done = to;
      to = from;
      from = done;
    }
    head.get(last).apply(from, 0, y, yAt);
    return yAt + head.get(last).outputs();
  }
}
