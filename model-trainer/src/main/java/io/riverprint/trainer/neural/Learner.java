package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDManager;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.ExampleLimits;
import io.riverprint.trainer.example.Rows;
import java.util.List;

/**
 * An encoder, what else is trained with it, and what for.
 *
 * @param parameters all that moves
 * @param encoder the part that is served
 * @param loss what becomes smaller
 */
record Learner(Parameters parameters, TrainableEncoder encoder, Loss loss) {

  /** One with first weights, or with those that the run starts from. */
  static Learner of(
      NDManager manager,
      EncoderPlan plan,
      EncoderSpec spec,
      TrainingRun run,
      Rows rows,
      List<Example> examples) {
    Parameters parameters = new Parameters(manager);
    FirstWeights first = new FirstWeights(run.seed());
    EncoderWeights start = run.start().of(spec, first.encoder(spec, run.inputWidth(), examples));
    TrainableEncoder encoder = new TrainableEncoder(parameters, spec, start, plan.dropouts());
    Loss loss =
        plan.objective()
            .fold(
                reconstruction ->
                    new RowLoss(
                        encoder,
                        decoder(parameters, first, spec, run),
                        RowTargets::past,
                        batch -> RowTargets.pastPositions(batch.examples())),
                future ->
                    new RowLoss(
                        encoder,
                        decoder(parameters, first, spec, run),
                        batch ->
                            RowTargets.future(
                                batch, rows, ExampleLimits.LONGEST, future.weightOfNone()),
                        batch ->
                            RowTargets.futurePositions(batch.examples(), ExampleLimits.LONGEST)),
                tasks -> new TaskLoss(encoder, tasks));
    return new Learner(parameters, encoder, loss);
  }

  private static RowDecoder decoder(
      Parameters parameters, FirstWeights first, EncoderSpec spec, TrainingRun run) {
    return new RowDecoder(
        parameters,
        first.gru(spec.embeddingWidth(), spec.hiddenWidth()),
        first.dense(spec.hiddenWidth(), run.inputWidth()));
  }
}
