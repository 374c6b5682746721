package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.ProbeSettings;
import java.util.List;

/**
 * What is judged, and how.
 *
 * @param days of each of the two windows of purchases; 14 in the challenge
 * @param mostUsers drawn by the seed where there are more
 * @param rows of the table, in their order
 * @param probe the predictor
 * @param seed of the drawing
 */
public record EvaluationSettings(
    int days, int mostUsers, List<TableRow> rows, ProbeSettings probe, long seed) {
  public EvaluationSettings {
    rows = List.copyOf(rows);
    if (days < 1 || mostUsers < 1) {
      throw new IllegalArgumentException(
          "evaluation: %d days, %d users; needs at least one of each; correct the one that is not"
              .formatted(days, mostUsers));
    }
  }
}
