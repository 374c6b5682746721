package io.riverprint.local.demo;

import io.riverprint.core.torch.Backends;
import io.riverprint.local.show.TrainingLog;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.Training;
import io.riverprint.trainer.TrainingReport;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.Span;
import io.riverprint.trainer.registry.FolderRegistry;
import java.io.IOException;
import java.nio.file.Path;

/** The first model, small, from the history. */
final class DemoTraining {

  /** Of the log's time, what counts as history. */
  private static final double HISTORY = 0.7;

  private DemoTraining() {}

  /** Where history ends and the live part begins, in event time. */
  static long historyEnd(Span span) {
    return span.firstMillis() + (long) (HISTORY * (span.lastMillis() - span.firstMillis()));
  }

  /** Trains on what was before the instant, and keeps the bundle in the folder. */
  static TrainingReport train(EventLog log, long untilMillis, Path folder, long seed)
      throws IOException {
    try (TrainingLog progress = TrainingLog.toStderr()) {
      return new Training(
              log,
              new FolderRegistry(folder),
              weights -> Backends.open("auto", "auto", weights),
              TrainOptions.quick(seed).until(untilMillis),
              progress,
              folder.resolve("work"))
          .run();
    }
  }

  /** What the model was taught and what it can tell, in words. */
  static String words(TrainingReport report) {
    return "%,d events, %,d examples; looks %.1f days ahead; judged by replay: %s"
        .formatted(
            report.events(),
            report.sequences(),
            report.manifest().horizonMillis() / 86_400_000.0,
            TrainingLog.figures(report.manifest().metrics()));
  }
}
