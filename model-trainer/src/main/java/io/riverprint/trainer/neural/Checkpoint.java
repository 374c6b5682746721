package io.riverprint.trainer.neural;

import java.util.List;

/**
 * A training between two epochs: everything that is needed to go on as if it had never stopped.
 *
 * @param epoch how many are done
 * @param steps of the optimiser
 * @param parameters values of all, in their order
 * @param means first moments of the optimiser, likewise
 * @param variances second moments, likewise
 * @param leastLoss on the validation examples so far; infinite where there was none
 * @param best parameters of that epoch; empty where the newest are kept
 */
public record Checkpoint(
    int epoch,
    long steps,
    List<float[]> parameters,
    List<float[]> means,
    List<float[]> variances,
    float leastLoss,
    List<float[]> best) {}
