package io.riverprint.trainer.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.trainer.factor.BprSettings.Negatives;
import io.riverprint.trainer.factor.BprSettings.Positives;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PairSamplerTest {
  private static final int USERS = 30;
  private static final int ITEMS = 20;
  private static final int DRAWS = 300_000;
  private static final int CHUNK_PAIRS = 16;

  private final Interactions pairs = pairs();

  @Test
  void positivesAreUniformOverThePairs() {
    int[] counts = positives(Positives.UNIFORM);
    assertThat(chiSquare(counts, pair -> 1)).isLessThan(bound(counts.length));
  }

  @Test
  void positivesFollowTheWeights() {
    int[] counts = positives(Positives.BY_WEIGHT);
    assertThat(chiSquare(counts, pair -> pairs.weights[pair])).isLessThan(bound(counts.length));
  }

  @Test
  void negativesFollowTheNumberOfUsersOfAnItem() {
    int[] users = pairs.usersOfItems();
    int[] counts = negatives(Negatives.BY_POPULARITY);
    assertThat(chiSquare(counts, item -> users[item])).isLessThan(bound(ITEMS));
  }

  @Test
  void uniformNegativesAreAllItemsThatSomebodyLikesAlike() {
    int[] users = pairs.usersOfItems();
    int[] counts = negatives(Negatives.UNIFORM);
    assertThat(chiSquare(counts, item -> users[item] > 0 ? 1 : 0)).isLessThan(bound(ITEMS));
  }

  @Test
  void aPlanSharesOutAllDraws() {
    int sum = 0;
    for (int count : sampler(Positives.UNIFORM).plan(12_345, new SplittableRandom(1))) {
      sum += count;
    }
    assertThat(sum).isEqualTo(12_345);
  }

  private PairSampler sampler(Positives positives) {
    return new PairSampler(pairs, positives, Negatives.BY_POPULARITY, CHUNK_PAIRS);
  }

  private int[] positives(Positives positives) {
    PairSampler sampler = sampler(positives);
    SplittableRandom random = new SplittableRandom(5);
    int[] plan = sampler.plan(DRAWS, random);
    int[] counts = new int[pairs.pairs()];
    for (int chunk = 0; chunk < plan.length; chunk++) {
      for (int d = 0; d < plan[chunk]; d++) {
        counts[sampler.positive(chunk, random.nextLong())]++;
      }
    }
    return counts;
  }

  private int[] negatives(Negatives negatives) {
    PairSampler sampler = new PairSampler(pairs, Positives.UNIFORM, negatives, CHUNK_PAIRS);
    SplittableRandom random = new SplittableRandom(6);
    int[] counts = new int[ITEMS];
    for (int d = 0; d < DRAWS; d++) {
      counts[sampler.negative(random.nextLong())]++;
    }
    return counts;
  }

  /** Infinite if an outcome without weight was drawn. */
  private static double chiSquare(int[] counts, IntToDoubleFunction weight) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += weight.applyAsDouble(i);
    }
    double chiSquare = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = DRAWS * weight.applyAsDouble(i) / sum;
      double off = counts[i] - expected;
      chiSquare += off == 0 ? 0 : off * off / expected;
    }
    return chiSquare;
  }

  /** Mean of chi-square and five times its deviation. */
  private static double bound(int outcomes) {
    return outcomes + 5 * Math.sqrt(2.0 * outcomes);
  }

  /** Item 0 is liked by nobody, item 19 by nearly all; weights from 1 to 4. */
  private static Interactions pairs() {
    InteractionsBuilder builder = new InteractionsBuilder(ITEMS);
    SplittableRandom random = new SplittableRandom(9);
    for (int user = 0; user < USERS; user++) {
      for (int item = 1; item < ITEMS; item++) {
        if (random.nextInt(ITEMS) < item) {
          builder.add(user, item, 1 + random.nextInt(4));
        }
      }
    }
    return builder.build();
  }
}
