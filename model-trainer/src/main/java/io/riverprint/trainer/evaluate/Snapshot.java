package io.riverprint.trainer.evaluate;

/**
 * What a model makes of one user as of one instant.
 *
 * @param userId whose
 * @param embedding as a profile of that instant has it
 * @param served what the model's own heads say
 * @param skuScores BPR scores of the SKUs asked about, in their order
 * @param categoryScores of the categories
 */
public record Snapshot(
    String userId, float[] embedding, Served served, float[] skuScores, float[] categoryScores) {}
