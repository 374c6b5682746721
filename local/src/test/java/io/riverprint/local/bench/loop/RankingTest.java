package io.riverprint.local.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.metric.Auroc;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankingTest {
  private static final int ASKS = 200;

  @Test
  void withEachUserOnceItIsTheAreaUnderTheCurve() {
    Drawn drawn = new Drawn(3);
    assertThat(drawn.ranking().area(ones()))
        .isCloseTo(Auroc.binary(drawn.scores, drawn.labels), within(1e-12));
  }

  @Test
  void aUserWhoCountsTwiceIsAsTwoUsersWhoAreAlike() {
    Drawn drawn = new Drawn(4);
    int[] times = ones();
    times[7] = 2;
    float[] scores = Arrays.copyOf(drawn.scores, ASKS + 1);
    boolean[] labels = Arrays.copyOf(drawn.labels, ASKS + 1);
    scores[ASKS] = scores[7];
    labels[ASKS] = labels[7];
    assertThat(drawn.ranking().area(times)).isCloseTo(Auroc.binary(scores, labels), within(1e-12));
  }

  @Test
  void whoIsNotAskedDoesNotCount() {
    Drawn drawn = new Drawn(5);
    boolean[] asked = new boolean[ASKS];
    Arrays.fill(asked, 0, ASKS / 2, true);
    Column column = new Column(Head.CHURN, "", true, asked, drawn.labels);
    assertThat(new Ranking(column, drawn.scores, users()).area(ones()))
        .isCloseTo(
            Auroc.binary(
                Arrays.copyOf(drawn.scores, ASKS / 2), Arrays.copyOf(drawn.labels, ASKS / 2)),
            within(1e-12));
  }

  @Test
  void nothingIsSaidWhereAllCameOutAlike() {
    Drawn drawn = new Drawn(6);
    Arrays.fill(drawn.labels, true);
    assertThat(drawn.ranking().area(ones())).isNaN();
  }

  private static int[] ones() {
    int[] times = new int[ASKS];
    Arrays.fill(times, 1);
    return times;
  }

  private static int[] users() {
    return IntStream.range(0, ASKS).toArray();
  }

  /** Scores with ties, and labels that follow them a little. */
  private static final class Drawn {
    final float[] scores = new float[ASKS];
    final boolean[] labels = new boolean[ASKS];

    Drawn(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < ASKS; i++) {
        scores[i] = random.nextInt(20);
        labels[i] = random.nextInt(40) < scores[i];
      }
    }

    Ranking ranking() {
      boolean[] asked = new boolean[ASKS];
      Arrays.fill(asked, true);
      return new Ranking(new Column(Head.SKU, "s", true, asked, labels), scores, users());
    }
  }
}
