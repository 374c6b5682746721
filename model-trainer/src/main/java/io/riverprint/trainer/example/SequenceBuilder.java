package io.riverprint.trainer.example;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureEncoder;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.feature.RowKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Examples of the training and of the validation part.
 *
 * <p>A profile is served at the instant of a row, so an example's cut is the instant of a row: in
 * each horizon-long period up to {@value #CUTS} rows of the user, drawn by seed and user. (The last
 * row of a period would be a biased choice: it is known of it that nothing followed for a while.)
 * Where a user has no more rows than that, each is a cut. An example has the newest {@value
 * #LONGEST} rows known at its cut; the served state goes on from further back, which a GRU of this
 * size hardly sees.
 */
public final class SequenceBuilder {
  /** Most cuts of one user in one period. */
  public static final int CUTS = 4;

  /** Most rows of one example. */
  public static final int LONGEST = 64;

  private final RowWalk walk;
  private final FeatureEncoder encoder;
  private final TimeSplit split;
  private final TargetWindow window;
  private final long seed;
  private final List<Sequence> training = new ArrayList<>();
  private final List<Sequence> validation = new ArrayList<>();

  /**
   * Examples of these users.
   *
   * @param mostRows of how many rows together the examples may be, 256 bytes each: beyond that,
   *     users drawn by the seed are left out
   */
  public SequenceBuilder(
      FeatureSpec spec, TimeSplit split, List<UserHistory> users, int mostRows, long seed) {
    this.walk = new RowWalk(spec);
    this.encoder = new FeatureEncoder(spec);
    this.split = split;
    this.window = new TargetWindow(spec, split.horizonMillis());
    this.seed = seed;
    List<UserHistory> drawn = new ArrayList<>(users);
    Collections.shuffle(drawn, new Random(seed));
    build(drawn, mostRows);
  }

  /** Rows before {@code trainTo}, labels before {@code fitUntil}. */
  public List<Sequence> training() {
    return training;
  }

  /** Rows from {@code fitUntil} to {@code validateTo}, labels before {@code judgeFrom}. */
  public List<Sequence> validation() {
    return validation;
  }

  private void build(List<UserHistory> users, int mostRows) {
    int rows = 0;
    for (int u = 0; u < users.size() && rows < mostRows; u++) {
      rows += add(users.get(u));
    }
  }

  private int add(UserHistory user) {
    Rows rows = new Rows();
    walk.rows(user, split.validateToMillis() - 1, rows::add);
    rows.trim();
    SplittableRandom random = new SplittableRandom(seed ^ Keys.of(user.userId()));
    long horizon = split.horizonMillis();
    for (long to = split.trainToMillis(); to > split.fromMillis(); to -= horizon) {
      draw(user, rows, to - horizon, to, random, training);
    }
    draw(user, rows, split.fitUntilMillis(), split.validateToMillis(), random, validation);
    return rows.size;
  }

  private void draw(
      UserHistory user,
      Rows rows,
      long fromMillis,
      long toMillis,
      SplittableRandom random,
      List<Sequence> examples) {
    int first = rows.countBefore(fromMillis);
    int after = rows.countBefore(toMillis);
    int left = after - first;
    int wanted = Math.min(CUTS, left);
    // Of what is left each row is drawn with the same chance: no row twice, all in order.
    for (int row = first; wanted > 0; row++, left--) {
      if (random.nextInt(left) < wanted) {
        examples.add(cutAfter(user, rows, row));
        wanted--;
      }
    }
  }

  private Sequence cutAfter(UserHistory user, Rows rows, int row) {
    long cut = rows.known[row];
    int end = rows.countBefore(cut + 1);
    int from = Math.max(0, end - LONGEST);
    return new Sequence(rows.encoded, from, end - from, window.after(user, cut));
  }

  /** One user's rows, encoded, with the time each became known. */
  private final class Rows {
    private static final int WIDTH = Columns.INPUT_WIDTH;

    private float[] encoded = new float[16 * WIDTH];
    private long[] known = new long[16];
    private int size;

    void add(RowKind kind, long knownAtMillis, float[] raw) {
      if (size == known.length) {
        encoded = Arrays.copyOf(encoded, encoded.length * 2);
        known = Arrays.copyOf(known, size * 2);
      }
      encoder.encode(kind, raw, encoded, size * WIDTH);
      known[size++] = knownAtMillis;
    }

    void trim() {
      encoded = Arrays.copyOf(encoded, size * WIDTH);
    }

    int countBefore(long millis) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (known[middle] < millis) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
