package io.riverprint.trainer;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Examples;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.neural.Checkpoints;
import io.riverprint.trainer.neural.EncoderPlan;
import io.riverprint.trainer.neural.EncoderTrainer;
import io.riverprint.trainer.neural.StartWeights;
import io.riverprint.trainer.neural.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains the encoders of a release, one after the other, on the same examples. */
final class EncoderTrainings {
  private final TrainOptions options;
  private final TrainingProgress progress;
  private final Checkpoints checkpoints;
  private final Path scratch;
  private final Start start;
  private int examples;

  /**
   * Trainings with these options.
   *
   * @param scratch an existing folder for the rows
   */
  EncoderTrainings(
      TrainOptions options,
      TrainingProgress progress,
      Checkpoints checkpoints,
      Path scratch,
      Start start) {
    this.options = options;
    this.progress = progress;
    this.checkpoints = checkpoints;
    this.scratch = scratch;
    this.start = start;
  }

  NetworkWeights train(FeatureSpec spec, TimeSplit split, List<UserHistory> users)
      throws IOException {
    progress.begins("building examples");
    try (Examples drawn =
        Examples.of(spec, split, users, options.limits(), options.seed(), scratch)) {
      List<Example> training = drawn.training();
      examples = training.size();
      List<EncoderSpec> specs = new ArrayList<>();
      List<EncoderWeights> weights = new ArrayList<>();
      for (EncoderPlan planned : options.encoders()) {
        EncoderPlan plan = planned.forExamples(examples);
        progress.begins("training " + plan.name() + " on " + examples + " examples");
        EncoderSpec encoder = plan.spec(head -> outputs(spec, head));
        specs.add(encoder);
        weights.add(
            trainer(plan, encoder, start.weights(spec))
                .train(drawn.rows(), training, drawn.validation()));
      }
      return new NetworkWeights(new NetworkSpec(Columns.INPUT_WIDTH, specs), weights);
    }
  }

  /** How many examples there were. */
  int examples() {
    return examples;
  }

  private EncoderTrainer trainer(EncoderPlan plan, EncoderSpec encoder, StartWeights from) {
    TrainingRun run =
        new TrainingRun(
            Columns.INPUT_WIDTH,
            options.threads(),
            options.seed() ^ Keys.of(plan.name()),
            options.bestEpoch(),
            from);
    return new EncoderTrainer(plan, encoder, run, checkpoints, progress);
  }

  private static int outputs(FeatureSpec spec, String head) {
    return switch (head) {
      case HeadSpec.CHURN -> 1;
      case HeadSpec.CATEGORY -> spec.targetCategories().length;
      case HeadSpec.SKU -> spec.targetSkus().length;
      default ->
          throw new IllegalArgumentException("head '" + head + "': nobody counts its outputs");
    };
  }
}
