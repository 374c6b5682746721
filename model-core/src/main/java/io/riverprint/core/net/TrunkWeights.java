package io.riverprint.core.net;

/**
 * g = pooled(p), u = downNorm(GELU(down upNorm(GELU(up g)))); what is read is u + g.
 *
 * @param pooled LN of width H
 * @param up H to the trunk width
 * @param upNorm LN of the trunk width
 * @param down trunk width to H
 * @param downNorm LN of width H
 */
public record TrunkWeights(
    LayerNormWeights pooled,
    Dense up,
    LayerNormWeights upNorm,
    Dense down,
    LayerNormWeights downNorm) {}
