package io.riverprint.job.watch;

import io.riverprint.core.watch.ScoreHistogram;
import io.riverprint.core.watch.WatchedColumns;
import io.riverprint.core.watch.WatchedHead;
import io.riverprint.job.metric.WatchFigures;
import io.riverprint.job.metric.WatchFigures.OfHead;
import io.riverprint.job.metric.WatchFigures.OfRelease;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The board's figures as its metrics show them. */
final class BoardFigures {
  private BoardFigures() {}

  static WatchFigures of(ReleaseBoard board) {
    return new WatchFigures(
        board.answersSince(),
        board.ageMillis(),
        release(board.serving()),
        release(board.previous()),
        drift(board.serving()));
  }

  private static OfRelease release(@Nullable WatchedRelease release) {
    if (release == null) {
      return OfRelease.NONE;
    }
    Map<String, OfHead> heads = new LinkedHashMap<>();
    for (WatchedHead head : WatchedHead.values()) {
      heads.put(head.label(), head(release, head));
    }
    return new OfRelease(release.version(), release.scores.answers(), heads);
  }

  private static OfHead head(WatchedRelease release, WatchedHead head) {
    ScoreHistogram all = release.scores.of(head);
    return new OfHead(
        all.auroc(),
        all.aurocError(),
        all.calibrationError(),
        release.quality.auroc(head),
        release.quality.calibrationError(head));
  }

  /** Of each group the column that has moved furthest. */
  private static Map<String, Double> drift(@Nullable WatchedRelease serving) {
    Map<String, Double> groups = new LinkedHashMap<>();
    for (int column = 0; serving != null && column < WatchedColumns.NAMES.size(); column++) {
      double index = serving.drift.stability(column);
      if (!Double.isNaN(index)) {
        groups.merge(WatchedColumns.group(column), index, Math::max);
      }
    }
    return groups;
  }
}
