package io.riverprint.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Keys;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldInTest {
  private static final int ITEMS = 40;
  private static final int WIDTH = 8;
  private static final int NEVER_SOLD = 39;

  private final ItemFactors items = items();
  private final FoldIn foldIn = new FoldIn(items, 7);

  @Test
  void aLikedItemComesToTheTop() {
    float[] user = foldIn.fresh();
    for (long event = 0; event < 200; event++) {
      foldIn.follow(user, 5, event, 1);
    }
    assertThat(bestItem(user)).isEqualTo(5);
  }

  @Test
  void aSingleEventRaisesTheItemAboveTheAverage() {
    float[] user = foldIn.fresh();
    foldIn.follow(user, 5, 1, 1);
    double mean = 0;
    for (int item = 0; item < NEVER_SOLD; item++) {
      mean += foldIn.affinity().score(user, item) / NEVER_SOLD;
    }
    assertThat((double) foldIn.affinity().score(user, 5)).isGreaterThan(mean);
  }

  @Test
  void theSameEventsGiveTheSameBits() {
    assertThat(followed(foldIn, 3, 1, 4, 1, 5)).containsExactly(followed(foldIn, 3, 1, 4, 1, 5));
  }

  @Test
  void anotherFoldInOfTheSameSeedGivesTheSameBits() {
    assertThat(followed(new FoldIn(items(), 7), 3, 1, 4))
        .containsExactly(followed(foldIn, 3, 1, 4));
  }

  @Test
  void anotherSeedDrawsOtherItems() {
    assertThat(followed(new FoldIn(items, 8), 3, 1, 4)).isNotEqualTo(followed(foldIn, 3, 1, 4));
  }

  @Test
  void theBitsAreThoseOfTheFirstRelease() {
    // Kept in users' states: a change here changes what a replay finds, and needs a new release.
    assertThat(Arrays.hashCode(followed(foldIn, 3, 1, 4, 1, 5))).isEqualTo(-2038563852);
  }

  @Test
  void anUnknownItemMovesNothing() {
    float[] user = foldIn.fresh();
    foldIn.follow(user, -1, 1, 1);
    foldIn.follow(user, NEVER_SOLD, 2, 1);
    assertThat(user).containsExactly(new float[WIDTH]);
  }

  @Test
  void aWeightOfZeroOrLessMovesNothing() {
    float[] user = foldIn.fresh();
    foldIn.follow(user, 5, 1, 0);
    foldIn.follow(user, 5, 2, -1);
    assertThat(user).containsExactly(new float[WIDTH]);
  }

  @Test
  void aSmallerWeightMovesLess() {
    float[] whole = foldIn.fresh();
    float[] half = foldIn.fresh();
    foldIn.follow(whole, 5, 1, 1);
    foldIn.follow(half, 5, 1, 0.5f);
    assertThat(foldIn.affinity().score(half, 5)).isLessThan(foldIn.affinity().score(whole, 5));
  }

  @Test
  void negativesAreDrawnByPopularity() {
    int draws = 200_000;
    int[] counts = new int[ITEMS];
    for (int d = 0; d < draws; d++) {
      counts[foldIn.draw(Keys.mix(d), d % FoldIn.STEPS)]++;
    }
    double chiSquare = 0;
    for (int item = 0; item < NEVER_SOLD; item++) {
      double below = item == 0 ? 0 : items.popularity()[item - 1];
      double expected = draws * (items.popularity()[item] - below);
      chiSquare += (counts[item] - expected) * (counts[item] - expected) / expected;
    }
    assertThat(counts[NEVER_SOLD]).isZero();
    // 38 degrees of freedom: above 80 by chance once in ten thousand.
    assertThat(chiSquare).isLessThan(80);
  }

  private static float[] followed(FoldIn foldIn, int... liked) {
    float[] user = foldIn.fresh();
    for (int e = 0; e < liked.length; e++) {
      foldIn.follow(user, liked[e], e, 1);
    }
    return user;
  }

  private int bestItem(float[] user) {
    int best = 0;
    for (int item = 1; item < ITEMS; item++) {
      if (foldIn.affinity().score(user, item) > foldIn.affinity().score(user, best)) {
        best = item;
      }
    }
    return best;
  }

  private static ItemFactors items() {
    SplittableRandom random = new SplittableRandom(3);
    float[] factors = new float[ITEMS * WIDTH];
    for (int at = 0; at < NEVER_SOLD * WIDTH; at++) {
      factors[at] = (float) (random.nextDouble() - 0.5);
    }
    float[] popularity = new float[ITEMS];
    double all = NEVER_SOLD * (NEVER_SOLD + 1) / 2.0;
    double sum = 0;
    for (int item = 0; item < ITEMS; item++) {
      sum += item == NEVER_SOLD ? 0 : item + 1;
      popularity[item] = (float) (sum / all);
    }
    return new ItemFactors(WIDTH, ITEMS, factors, new float[ITEMS], popularity, 0.05f, 0.01f);
  }
}
