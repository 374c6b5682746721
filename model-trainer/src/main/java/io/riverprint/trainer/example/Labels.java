package io.riverprint.trainer.example;

/**
 * What a user did in the window after a cut.
 *
 * @param churned no purchase of anything
 * @param categories bought, as positions among the spec's target categories, ascending
 * @param skus bought, as positions among the spec's target SKUs, ascending
 */
public record Labels(boolean churned, int[] categories, int[] skus) {}
