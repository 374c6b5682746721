package io.riverprint.trainer.neural;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.ReadoutSpec;
import java.util.List;

/** Plans that are trained in a second. */
final class SmallPlans {
  static final ReadoutSpec ATTENTION = new ReadoutSpec.Trunk(5, 2, 16, 20);
  static final ReadoutSpec STATE = ReadoutSpec.Trunk.ofState(20);
  static final ReadoutSpec LINEAR = new ReadoutSpec.Linear();

  private SmallPlans() {}

  static EncoderPlan tasks(ReadoutSpec readout, Dropouts dropouts, int epochs) {
    return new EncoderPlan(
        "small",
        new Objective.Tasks(0.3f, 0.35f, 0.35f),
        12,
        readout,
        8,
        List.of(7),
        dropouts,
        new Schedule(epochs, 32, 5e-3f, 0.01f, 1));
  }

  static EncoderPlan rows(Objective objective, int epochs) {
    return new EncoderPlan(
        "small",
        objective,
        16,
        LINEAR,
        8,
        List.of(),
        Dropouts.NONE,
        new Schedule(epochs, 32, 5e-3f, 0, 1));
  }

  static EncoderSpec spec(EncoderPlan plan) {
    return plan.spec(head -> HeadSpec.CHURN.equals(head) ? 1 : HeadSpec.SKU.equals(head) ? 4 : 3);
  }

  static TrainingRun run() {
    return new TrainingRun(DrawnExamples.INPUTS, 1, 7, true);
  }
}
