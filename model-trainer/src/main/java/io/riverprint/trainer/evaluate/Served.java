package io.riverprint.trainer.evaluate;

/**
 * What the served heads say of one user.
 *
 * @param churn probability
 * @param categories probability of each of the model's target categories, in its order
 * @param skus of each of its target SKUs
 */
public record Served(float churn, float[] categories, float[] skus) {}
