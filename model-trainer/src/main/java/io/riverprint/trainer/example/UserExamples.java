package io.riverprint.trainer.example;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureEncoder;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.feature.RowKind;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Cuts one user's sequence after the other. */
final class UserExamples {
  private static final int WIDTH = Columns.INPUT_WIDTH;

  private final RowWalk walk;
  private final FeatureEncoder encoder;
  private final TimeSplit split;
  private final TargetWindow window;
  private final long futureMillis;
  private final int longest;
  private final long seed;

  // The user's rows, encoded, with the time each became known.
  private float[] encoded = new float[64 * WIDTH];
  private long[] known = new long[64];
  private int size;

  UserExamples(FeatureSpec spec, TimeSplit split, int longest, long seed) {
    this.walk = new RowWalk(spec);
    this.encoder = new FeatureEncoder(spec);
    this.split = split;
    this.window = new TargetWindow(spec, split.horizonMillis());
    this.futureMillis = FutureWindow.millis(split.horizonMillis());
    this.longest = longest;
    this.seed = seed;
  }

  void cut(
      UserHistory user, RowFile file, Consumer<Example> training, Consumer<Example> validation) {
    size = 0;
    walk.rows(user, split.judgeFromMillis() - 1, this::add);
    long firstRow = file.append(encoded, size);
    SplittableRandom random = new SplittableRandom(seed ^ Keys.of(user.userId()));
    long horizon = split.horizonMillis();
    for (long to = split.trainToMillis(); to > split.fromMillis(); to -= horizon) {
      cut(user, firstRow, to - horizon, to, split.fitUntilMillis(), random, training);
    }
    cut(
        user,
        firstRow,
        split.fitUntilMillis(),
        split.validateToMillis(),
        split.judgeFromMillis(),
        random,
        validation);
  }

  private void cut(
      UserHistory user,
      long firstRow,
      long fromMillis,
      long toMillis,
      long endMillis,
      SplittableRandom random,
      Consumer<Example> examples) {
    for (long cut : Cuts.of(known, size, fromMillis, toMillis, random)) {
      examples.accept(example(user, firstRow, cut, endMillis));
    }
  }

  /** The rows known at the cut, its instant included, and what was known of the user's future. */
  private Example example(UserHistory user, long firstRow, long cut, long endMillis) {
    int end = Cuts.before(known, size, cut + 1);
    int from = Math.max(0, end - longest);
    boolean over = cut + futureMillis <= endMillis;
    int future = over ? Cuts.before(known, size, cut + futureMillis) - end : Example.UNKNOWN;
    return new Example(
        firstRow + from, end - from, cut - known[end - 1], window.after(user, cut), future);
  }

  private void add(RowKind kind, long knownAtMillis, float[] raw) {
    if (size == known.length) {
      encoded = Arrays.copyOf(encoded, encoded.length * 2);
      known = Arrays.copyOf(known, size * 2);
    }
    encoder.encode(kind, raw, encoded, size * WIDTH);
    known[size++] = knownAtMillis;
  }
}
