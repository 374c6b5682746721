package io.riverprint.core.factor;

import io.riverprint.core.feature.Keys;

/**
 * Keeps a user's factor up to date between trainings: the items stay as they are, the user takes a
 * few {@linkplain BprStep BPR steps} for each event that shows a liking.
 *
 * <p>The other items are drawn by popularity from a hash of seed, draw key and step number, never
 * from a generator with state: the same events give the same bits in any batch, thread or replay.
 * Immutable; any number of threads may share one.
 */
public final class FoldIn {
  /**
   * Steps per event. Training visits a pair about as often as it has epochs; few are enough here.
   */
  public static final int STEPS = 5;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final ItemFactors items;
  private final Affinity affinity;
  private final BprStep step;
  private final PopularityTable popularity;
  private final long seed;

  public FoldIn(ItemFactors items, long seed) {
    this.items = items;
    this.affinity = new Affinity(items);
    this.step = new BprStep(items.width(), items.learningRate(), items.regularisation());
    this.popularity = new PopularityTable(items.popularity());
    this.seed = seed;
  }

  /** What the items say of a user. */
  public Affinity affinity() {
    return affinity;
  }

  /**
   * The factor of a user nobody has followed yet: zeros.
   *
   * <p>Training starts its rows at (U - 0.5) / f because user and item both at zero would never
   * move. Here the items are trained, so that zero is no trap; and a row of zeros can be told from
   * one that has moved without a flag beside it, which the zero scores of unknown users need.
   */
  public float[] fresh() {
    return new float[items.width()];
  }

  /**
   * Moves the user towards an item. Nothing happens for an item not seen in training (or -1) and
   * for a weight of 0 or less: see {@link Likes}.
   *
   * @param userFactor of length f, changed in place
   * @param drawKey a number of the event that a replay finds again, such as a hash of user and
   *     sequence number
   * @param weight length of the steps; 1 for the learning rate as it is
   */
  public void follow(float[] userFactor, int item, long drawKey, float weight) {
    if (!(weight > 0) || !affinity.knows(item)) {
      return;
    }
    for (int s = 0; s < STEPS; s++) {
      int other = draw(drawKey, s);
      if (other != item) {
        step.moveUser(userFactor, 0, items, item, other, weight);
      }
    }
  }

  /** The item whose stretch of the cumulative popularity holds a hashed number in [0, 1). */
  int draw(long drawKey, int s) {
    long bits = Keys.mix(Keys.mix(seed + GOLDEN * (s + 1)) ^ drawKey);
    return popularity.find((Keys.mix(bits) >>> 40) * 0x1p-24f);
  }
}
