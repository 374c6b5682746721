package io.riverprint.core.net;

import java.util.function.Function;

/** How an encoder's embedding is read from its state and its age ({@link AgeFeatures}). */
public sealed interface ReadoutSpec {

  /** How many of the newest outputs are kept per user; 0 for none. */
  int attentionRows();

  <R> R fold(Function<Linear, R> linear, Function<Trunk, R> trunk);

  /** e = W [h ; age] + b. */
  record Linear() implements ReadoutSpec {
    @Override
    public int attentionRows() {
      return 0;
    }

    @Override
    public <R> R fold(Function<Linear, R> linear, Function<Trunk, R> trunk) {
      return linear.apply(this);
    }
  }

  /**
   * The readout of MTL (reference, section 5.3, steps 2 to 5), over the newest outputs instead of
   * all:
   *
   * <pre>
   * p = mean over rows of the attention layer of the last L outputs; h where L is 0
   * g = LN(p)
   * u = LN(GELU(W2 LN(GELU(W1 g))))         widths H, trunk, H
   * e = W [u + g ; age] + b
   * </pre>
   *
   * The attention layer is a post-norm transformer encoder layer with ReLU and without positions;
   * of a user with fewer than L rows it sees those there are, of one with none p is 0. Each LN has
   * eps 1e-5, scale and shift; GELU is exact.
   *
   * @param attentionRows L, 0 to {@link #MOST_ROWS}; 0 for no attention layer
   * @param attentionHeads must divide H; 0 where L is 0
   * @param feedForward width of the attention layer's middle; 0 where L is 0
   * @param trunkWidth width of the trunk's middle
   */
  record Trunk(int attentionRows, int attentionHeads, int feedForward, int trunkWidth)
      implements ReadoutSpec {
    /** Each row is kept for each user. */
    public static final int MOST_ROWS = 256;

    public Trunk {
      boolean attends = attentionRows > 0 && attentionHeads > 0 && feedForward > 0;
      boolean none = attentionRows == 0 && attentionHeads == 0 && feedForward == 0;
      if (!attends && !none || attentionRows > MOST_ROWS) {
        throw new IllegalArgumentException(
            "readout: attention over "
                + attentionRows
                + " rows with "
                + attentionHeads
                + " heads and feed-forward "
                + feedForward
                + ", needs all three > 0 and at most "
                + MOST_ROWS
                + " rows, or all three 0; correct the readout");
      }
      EncoderSpec.requireWidth("readout: trunk width", trunkWidth);
      if (attends) {
        EncoderSpec.requireWidth("readout: feed-forward width", feedForward);
      }
    }

    /** A trunk on the newest state alone. */
    public static Trunk ofState(int trunkWidth) {
      return new Trunk(0, 0, 0, trunkWidth);
    }

    @Override
    public <R> R fold(Function<Linear, R> linear, Function<Trunk, R> trunk) {
      return trunk.apply(this);
    }
  }
}
