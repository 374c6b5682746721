package io.riverprint.local.bench.loop;

import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody's scores for all questions. What a model has no output for scores nothing: it is at
 * chance there, as whoever reads its profiles is.
 */
final class Answers {
  private final List<Week> weeks;
  private final float[][][] scores;

  Answers(List<Week> weeks) {
    this.weeks = weeks;
    this.scores = new float[weeks.size()][][];
    for (int w = 0; w < scores.length; w++) {
      scores[w] = new float[weeks.get(w).columns().size()][weeks.get(w).asks().size()];
    }
  }

  /** By week, column and ask; higher is likelier. */
  float[] of(int week, int column) {
    return scores[week][column];
  }

  void set(int week, int column, int ask, float score) {
    scores[week][column][ask] = score;
  }

  /** What a profile says of one ask. */
  void take(int week, int ask, UserProfile profile) {
    Map<String, Float> categories = byName(profile.categories());
    Map<String, Float> skus = byName(profile.skus());
    List<Column> columns = weeks.get(week).columns();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      float score =
          switch (column.head()) {
            case CHURN -> profile.churn();
            case CATEGORY -> categories.getOrDefault(column.item(), 0f);
            case SKU, KNOWN_SKU -> skus.getOrDefault(column.item(), 0f);
          };
      set(week, c, ask, score);
    }
  }

  private static Map<String, Float> byName(List<ScoredItem> items) {
    Map<String, Float> scores = new HashMap<>();
    items.forEach(item -> scores.put(item.id(), item.score()));
    return scores;
  }
}
