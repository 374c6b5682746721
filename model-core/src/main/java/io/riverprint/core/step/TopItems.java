package io.riverprint.core.step;

import io.riverprint.schema.ScoredItem;
import java.util.ArrayList;
import java.util.List;

/** The best of a list of targets, best first; of two equally good the one listed first. */
final class TopItems {
  private final String[] names;
  private final int[] best;

  /**
   * Picks among these targets.
   *
   * @param all names of all items, by index
   * @param targets indices of those that are scored
   * @param most how many to pick
   */
  TopItems(String[] all, int[] targets, int most) {
    this.names = new String[targets.length];
    for (int i = 0; i < targets.length; i++) {
      names[i] = all[targets[i]];
    }
    this.best = new int[Math.min(most, targets.length)];
  }

  /** From the scores of the targets, which start at {@code from}. */
  List<ScoredItem> of(float[] scores, int from, boolean logits) {
    int found = 0;
    for (int i = 0; i < names.length; i++) {
      found = insert(scores, from, i, found);
    }
    List<ScoredItem> items = new ArrayList<>(found);
    for (int k = 0; k < found; k++) {
      float score = scores[from + best[k]];
      items.add(new ScoredItem(names[best[k]], logits ? sigmoid(score) : score));
    }
    return items;
  }

  private int insert(float[] scores, int from, int candidate, int found) {
    float score = scores[from + candidate];
    if (found == best.length && (found == 0 || score <= scores[from + best[found - 1]])) {
      return found;
    }
    int at = found == best.length ? found - 1 : found;
    while (at > 0 && score > scores[from + best[at - 1]]) {
      best[at] = best[at - 1];
      at--;
    }
    best[at] = candidate;
    return Math.min(found + 1, best.length);
  }

  static float sigmoid(float logit) {
    return (float) (1 / (1 + StrictMath.exp(-logit)));
  }
}
