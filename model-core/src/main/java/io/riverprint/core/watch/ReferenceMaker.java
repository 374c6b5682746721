package io.riverprint.core.watch;

import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a release's reference from the profiles of held-out time, drawn, asked and answered as the
 * job does it.
 */
public final class ReferenceMaker {
  private final PurchaseTargets targets;
  private final long horizonMillis;
  private final HeadScores scores = new HeadScores();
  private final List<Values> columns = new ArrayList<>();
  private final Map<String, Map<Long, Drawn>> drawn = new HashMap<>();

  public ReferenceMaker(PurchaseTargets targets, long horizonMillis) {
    this.targets = targets;
    this.horizonMillis = horizonMillis;
    WatchedColumns.NAMES.forEach(name -> columns.add(new Values()));
  }

  private record Drawn(long rank, Question question) {}

  /** Offers a profile of a user who is to be {@link #answered}. */
  public void offer(UserProfile profile) {
    Drawn offered = new Drawn(Sampling.rank(profile), Question.of(profile));
    drawn
        .computeIfAbsent(profile.userId(), user -> new TreeMap<>())
        .merge(
            Sampling.period(profile.asOfMillis()),
            offered,
            (before, next) -> next.rank < before.rank ? next : before);
  }

  /**
   * Answers what was asked of a user, all of whose profiles were offered.
   *
   * @param purchases all of the user's
   * @param fromMillis first instant of the judged time: purchases from then are looked at for drift
   * @param toMillis end of the judged time, exclusive
   */
  public void answered(String userId, List<Purchase> purchases, long fromMillis, long toMillis) {
    Map<Long, Drawn> asked = drawn.remove(userId);
    for (Drawn one : asked == null ? List.<Drawn>of() : asked.values()) {
      scores.add(one.question.answer(targets, purchases, horizonMillis));
      note(one.question.columns());
    }
    for (Purchase purchase : purchases) {
      if (purchase.atMillis() >= fromMillis && purchase.atMillis() < toMillis) {
        note(WatchedColumns.of(purchase, targets));
      }
    }
  }

  private void note(float[] values) {
    for (int column = 0; column < values.length; column++) {
      if (Float.isFinite(values[column])) {
        columns.get(column).add(values[column]);
      }
    }
  }

  public WatchReference made() {
    List<HeadReference> heads = new ArrayList<>();
    for (WatchedHead head : WatchedHead.values()) {
      ScoreHistogram of = scores.of(head);
      if (of.positives() > 0 && of.negatives() > 0) {
        heads.add(
            new HeadReference(
                head.label(), of.auroc(), of.calibrationError(), of.positives(), of.negatives()));
      }
    }
    List<ColumnReference> references = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      if (columns.get(column).size > 0) {
        references.add(
            ColumnReference.of(
                WatchedColumns.NAMES.get(column),
                columns.get(column).array(),
                WatchedColumns.isClass(column)));
      }
    }
    return new WatchReference(Question.ITEMS, scores.answers(), heads, references);
  }

  /** A growing list of floats. */
  private static final class Values {
    private float[] values = new float[64];
    private int size;

    void add(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    float[] array() {
      return Arrays.copyOf(values, size);
    }
  }
}
