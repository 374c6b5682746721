package io.riverprint.core.net;

/**
 * A post-norm transformer encoder layer on rows of width H: y = LN(x + MHA(x)), then LN(y + W2
 * ReLU(W1 y)).
 *
 * @param query H to H
 * @param key H to H
 * @param value H to H
 * @param out H to H, on the heads' results side by side
 * @param afterAttention the first LN
 * @param up W1, H to the feed-forward width
 * @param down W2, back to H
 * @param afterFeedForward the second LN
 */
public record AttentionWeights(
    Dense query,
    Dense key,
    Dense value,
    Dense out,
    LayerNormWeights afterAttention,
    Dense up,
    Dense down,
    LayerNormWeights afterFeedForward) {}
