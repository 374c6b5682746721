package io.riverprint.local.bench.loop;

import static java.util.Objects.requireNonNull;

import io.riverprint.local.kafka.Folders;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.evaluate.LinesPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether learning on pays: one drifting shop, four policies of training, all through the stepper
 * that serves, judged by what came after.
 */
public final class LoopBench {
  private final LoopSettings settings;
  private final TrainOptions first;
  private final TrainOptions later;
  private final Consumer<String> words;

  /**
   * A comparison.
   *
   * @param first of trainings from new weights
   * @param later of trainings from the release before
   * @param words hears what is going on
   */
  public LoopBench(
      LoopSettings settings, TrainOptions first, TrainOptions later, Consumer<String> words) {
    this.settings = settings;
    this.first = first;
    this.later = later;
    this.words = words;
  }

  /** Runs it. */
  public LoopFindings measure() throws IOException {
    Path folder = Files.createTempDirectory("riverprint-loop");
    try {
      LoopResult result = compare(folder);
      return new LoopFindings(LoopFigures.of(result), LoopTable.markdown(result), picture(result));
    } finally {
      Folders.delete(folder);
    }
  }

  private LoopResult compare(Path folder) throws IOException {
    words.accept("living the shop");
    LoopStream stream = new LoopStream(settings.shop());
    long start = settings.millis(settings.historyDays());
    long end = settings.millis(settings.liveToDay());
    words.accept(
        "%,d events of %,d users".formatted(stream.events().size(), stream.users().size()));
    Trainings trainings = new Trainings(settings, stream, folder, first, later, words);
    Map<Policy, List<Trained>> releases = new EnumMap<>(Policy.class);
    for (Policy policy : Policy.values()) {
      releases.put(policy, trainings.at(policy.cuts(start, end)));
    }
    List<Week> weeks =
        new Questions(settings, stream, firstOf(releases).bundle().features()).weeks();
    Map<Policy, LoopScore> scores = new EnumMap<>(Policy.class);
    Map<Policy, ServingCost> costs = new EnumMap<>(Policy.class);
    releases.forEach(
        (policy, models) -> {
          words.accept("serving: " + policy.words());
          Serving serving = new Serving(settings, stream, models, weeks);
          scores.put(policy, score(stream, weeks, serving.run()));
          costs.put(policy, serving.cost());
        });
    words.accept("asking the oracle");
    LoopScore oracle = score(stream, weeks, OracleAnswers.of(settings, stream, weeks));
    int asks = weeks.stream().mapToInt(week -> week.asks().size()).sum();
    return new LoopResult(
        settings,
        stream.events().size(),
        stream.count(start, end),
        weeks,
        asks,
        scores,
        releases,
        costs,
        oracle);
  }

  private static Trained firstOf(Map<Policy, List<Trained>> releases) {
    return requireNonNull(releases.get(Policy.FROZEN)).get(0);
  }

  private LoopScore score(LoopStream stream, List<Week> weeks, Answers answers) {
    return LoopScore.of(weeks, answers, stream.users().size(), settings.draws(), settings.seed());
  }

  private static BufferedImage picture(LoopResult result) {
    List<LinesPicture.Panel> panels = new ArrayList<>();
    for (Head head : Head.values()) {
      List<LinesPicture.Line> lines = new ArrayList<>();
      for (Policy policy : Policy.values()) {
        lines.add(new LinesPicture.Line(policy.words(), result.score(policy).weekly(head)));
      }
      panels.add(new LinesPicture.Panel(head.words(), lines));
    }
    return LinesPicture.of(
        "AUROC by week after the first model, drift " + result.settings().drift(), panels);
  }
}
