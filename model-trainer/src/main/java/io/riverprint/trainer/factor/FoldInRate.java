package io.riverprint.trainer.factor;

import io.riverprint.core.factor.Affinity;
import io.riverprint.core.factor.FoldIn;
import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.Keys;
import java.util.SplittableRandom;

/**
 * Finds the learning rate of the online fold-in. Training goes over a pair once an epoch, hundreds
 * of times; the fold-in sees an event once and takes {@link FoldIn#STEPS} steps. With the small
 * rates of a long training users would hardly leave zero, and their items stand in the order of the
 * biases.
 *
 * <p>Of some users all pairs but one are folded in; the best rate puts the one left out ahead of
 * most items that the user does not like. Rates tried are the training's own, and longer ones by a
 * factor of three each time.
 */
final class FoldInRate {
  private static final int USERS = 1_000;
  private static final int OTHERS = 20;
  private static final int MOST_FOLLOWED = 8;
  private static final float LONGER = 3;
  private static final float LONGEST = 1;
  // The items have been trained with the pair that is left out, which flatters longer steps: gains
  // of 0.006 and 0.012 on real and on made-up likings were losses on pairs never seen.
  private static final double GAIN = 0.02;

  private final Interactions pairs;
  private final PairSampler sampler;
  private final long seed;

  FoldInRate(Interactions pairs, PairSampler sampler, long seed) {
    this.pairs = pairs;
    this.sampler = sampler;
    this.seed = seed;
  }

  /** The same items with the best rate; the smaller one of two that are alike. */
  ItemFactors tune(ItemFactors items) {
    ItemFactors best = items;
    double ahead = ahead(items);
    for (float rate = items.learningRate() * LONGER; rate <= LONGEST; rate *= LONGER) {
      ItemFactors longer = withRate(items, rate);
      double share = ahead(longer);
      if (share > ahead + GAIN) {
        best = longer;
        ahead = share;
      }
    }
    return best;
  }

  /** Share of the comparisons in which the item left out is ahead. */
  private double ahead(ItemFactors items) {
    FoldIn foldIn = new FoldIn(items, seed);
    SplittableRandom random = new SplittableRandom(seed);
    int every = Math.max(1, pairs.users() / USERS);
    double sum = 0;
    int users = 0;
    for (int row = 0; row < pairs.users(); row += every) {
      users++;
      int left = pairs.starts[row] + random.nextInt(pairs.starts[row + 1] - pairs.starts[row]);
      float[] user = folded(foldIn, row, left);
      sum += ahead(foldIn.affinity(), user, row, pairs.itemOf[left], random);
    }
    return sum / users;
  }

  private float[] folded(FoldIn foldIn, int row, int leftOut) {
    float[] user = foldIn.fresh();
    for (int pair = pairs.starts[row]; pair < pairs.starts[row + 1]; pair++) {
      // As the events would: each of weight 1 or less.
      float weight = pair == leftOut ? 0 : Math.min(MOST_FOLLOWED, pairs.weights[pair]);
      for (int n = 0; weight > 0; n++, weight--) {
        foldIn.follow(user, pairs.itemOf[pair], Keys.mix(pair) + n, Math.min(1, weight));
      }
    }
    return user;
  }

  private double ahead(
      Affinity affinity, float[] user, int row, int liked, SplittableRandom random) {
    float score = affinity.score(user, liked);
    int ahead = 0;
    int compared = 0;
    for (int n = 0; n < OTHERS; n++) {
      int other = sampler.negative(random.nextLong());
      if (!pairs.has(row, other)) {
        ahead += affinity.score(user, other) < score ? 1 : 0;
        compared++;
      }
    }
    return compared == 0 ? 0 : (double) ahead / compared;
  }

  private static ItemFactors withRate(ItemFactors items, float rate) {
    return new ItemFactors(
        items.width(),
        items.size(),
        items.factors(),
        items.biases(),
        items.popularity(),
        rate,
        items.regularisation());
  }
}
