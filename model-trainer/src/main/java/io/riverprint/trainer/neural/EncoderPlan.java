package io.riverprint.trainer.neural;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.ReadoutSpec;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One encoder to be trained.
 *
 * @param name of the encoder
 * @param objective what it is trained to do
 * @param hiddenWidth of its GRU, and of its decoder's where it has one
 * @param readout from state to embedding
 * @param embeddingWidth of its embedding
 * @param headWidths hidden layers of each head
 * @param dropouts while training
 * @param schedule of its training
 */
public record EncoderPlan(
    String name,
    Objective objective,
    int hiddenWidth,
    ReadoutSpec readout,
    int embeddingWidth,
    List<Integer> headWidths,
    Dropouts dropouts,
    Schedule schedule) {
  private static final int ATTENTION_HEADS = 2;
  private static final int QUICK_WIDTH = 64;
  private static final float QUICK_RATE = 2e-3f;
  private static final double REFERENCE_EXAMPLES = 1_000_000;
  private static final float PLAIN_RATE = 1e-3f;

  public EncoderPlan {
    headWidths = List.copyOf(headWidths);
  }

  /**
   * The shape of the encoder.
   *
   * @param outputs how many outputs the named head has
   */
  public EncoderSpec spec(ToIntFunction<String> outputs) {
    List<HeadSpec> heads =
        objective.heads().stream()
            .map(head -> new HeadSpec(head, headWidths, outputs.applyAsInt(head)))
            .toList();
    return EncoderSpec.alone(name, hiddenWidth, readout, embeddingWidth, heads);
  }

  /** The same with its attention over so many of the newest outputs; unchanged without a trunk. */
  public EncoderPlan attending(int rows) {
    return with(
        readout.fold(
            linear -> linear,
            trunk ->
                rows == 0
                    ? ReadoutSpec.Trunk.ofState(trunk.trunkWidth())
                    : new ReadoutSpec.Trunk(
                        rows, ATTENTION_HEADS, 2 * hiddenWidth, trunk.trunkWidth())));
  }

  /**
   * The same in half a minute on a small shop: narrow, without attention, with longer steps in
   * place of many. Good enough to show what a profile is, not how good it can be.
   */
  public EncoderPlan quick() {
    Schedule fast =
        new Schedule(
            Math.min(6, schedule.epochs()),
            Math.min(64, schedule.batch()),
            Math.max(QUICK_RATE, schedule.learningRate()),
            schedule.weightDecay(),
            schedule.clipNorm());
    return new EncoderPlan(
        name,
        objective,
        Math.min(QUICK_WIDTH, hiddenWidth),
        readout.fold(linear -> linear, trunk -> ReadoutSpec.Trunk.ofState(2 * QUICK_WIDTH)),
        Math.min(QUICK_WIDTH, embeddingWidth),
        headWidths.isEmpty() ? headWidths : List.of(2 * QUICK_WIDTH),
        dropouts,
        fast);
  }

  /**
   * The same for so many examples. A learning rate below Adam's plain 1e-3 was tuned for the
   * reference's million clients; with fewer, and so fewer steps, it is raised by the root of the
   * ratio, to 1e-3 at most. (On 20,000 examples MTL-Propensity was still learning after its last
   * epoch: AUROC of categories 0.862, with 1e-3 0.875.)
   */
  public EncoderPlan forExamples(int examples) {
    float rate = schedule.learningRate();
    if (rate >= PLAIN_RATE || examples >= REFERENCE_EXAMPLES) {
      return this;
    }
    double raised = rate * Math.sqrt(REFERENCE_EXAMPLES / Math.max(1, examples));
    Schedule faster =
        new Schedule(
            schedule.epochs(),
            schedule.batch(),
            (float) Math.min(PLAIN_RATE, raised),
            schedule.weightDecay(),
            schedule.clipNorm());
    return new EncoderPlan(
        name, objective, hiddenWidth, readout, embeddingWidth, headWidths, dropouts, faster);
  }

  /** The same for so many epochs. */
  public EncoderPlan lasting(int epochs) {
    Schedule other =
        new Schedule(
            epochs,
            schedule.batch(),
            schedule.learningRate(),
            schedule.weightDecay(),
            schedule.clipNorm());
    return new EncoderPlan(
        name, objective, hiddenWidth, readout, embeddingWidth, headWidths, dropouts, other);
  }

  private EncoderPlan with(ReadoutSpec other) {
    return new EncoderPlan(
        name, objective, hiddenWidth, other, embeddingWidth, headWidths, dropouts, schedule);
  }
}
