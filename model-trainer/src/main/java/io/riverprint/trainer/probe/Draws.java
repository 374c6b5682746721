package io.riverprint.trainer.probe;

/**
 * AUROCs of one model on one task, one for each bootstrap draw of the users; draw i of two models
 * is of the same users.
 *
 * @param auroc mean over all outputs
 * @param mixedAuroc mean over the outputs with both classes among the users drawn; NaN without any
 */
public record Draws(double[] auroc, double[] mixedAuroc) {}
