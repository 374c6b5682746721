package io.riverprint.trainer.evaluate;

/**
 * What a model makes of one user as of one instant.
 *
 * @param userId whose
 * @param embedding as a profile of that instant has it
 * @param churn probability, of the model's own head
 * @param skuScores BPR scores of the SKUs asked about, in their order
 * @param categoryScores of the categories
 */
public record Snapshot(
    String userId, float[] embedding, float churn, float[] skuScores, float[] categoryScores) {}
