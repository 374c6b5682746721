package io.riverprint.local.show;

import io.riverprint.trainer.TrainingProgress;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells on stderr how far a training is: its parts by name, the network's epochs by bars. */
public final class TrainingLog implements TrainingProgress, AutoCloseable {

  private final long startNanos = System.nanoTime();
  private @Nullable Progress epoch;

  private TrainingLog() {}

  /** A log that nobody else writes to. */
  public static TrainingLog toStderr() {
    return new TrainingLog();
  }

  /** Figures by name, for people. */
  public static String figures(Map<String, Double> metrics) {
    return new TreeMap<>(metrics)
        .entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  @Override
  public void begins(String part) {
    close();
    System.err.printf("%11s %s (%.1f s)%n", "", part, (System.nanoTime() - startNanos) / 1e9);
  }

  @Override
  public void batch(int number, int batch, int batches, float loss) {
    Progress bar = epoch;
    if (bar == null) {
      bar = Progress.of("epoch " + number, batches);
      epoch = bar;
    }
    bar.to(batch);
  }

  @Override
  public void epoch(int number, float trainingLoss, float validationLoss) {
    close();
  }

  @Override
  public void close() {
    if (epoch != null) {
      epoch.close();
      epoch = null;
    }
  }
}
