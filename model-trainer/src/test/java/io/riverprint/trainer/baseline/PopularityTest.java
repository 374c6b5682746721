package io.riverprint.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.metric.Auroc;
import io.riverprint.trainer.LogOf;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PopularityTest {
  private static final long FROM = LogOf.at("2022-06-10T00:00:00Z");
  private static final long UNTIL = LogOf.at("2022-06-24T00:00:00Z");

  /** Five users are seen, four ever bought, three of them in the window. */
  private static final LogOf LOG =
      new LogOf()
          .buy("1", "2022-06-09T23:59:59Z", "a", "cups", 5)
          .buy("1", "2022-06-10T00:00:00Z", "a", "cups", 5)
          .buy("1", "2022-06-11T00:00:00Z", "a", "cups", 5)
          .buy("2", "2022-06-11T00:00:00Z", "a", "cups", 5)
          .buy("3", "2022-06-11T00:00:00Z", "b", "cups", 7)
          .buy("4", "2022-06-01T00:00:00Z", "b", "cups", 7)
          .visit("5", "2022-06-12T00:00:00Z", "/a")
          .buy("6", "2022-06-24T00:00:00Z", "b", "cups", 7);

  private final Popularity popularity = Popularity.of(LOG.log(), FROM, UNTIL);

  @Test
  void aScoreIsTheLogitOfTheShareOfUsersWhoBoughtInTheWindow() {
    assertThat(popularity.skus(List.of("b", "a", "never")).of("1"))
        .containsExactly(logit(1.5 / 4.5), logit(2.5 / 3.5), logit(0.5 / 5.5));
    assertThat(popularity.categories(List.of("cups")).of("1")).containsExactly(logit(3.5 / 2.5));
    assertThat(popularity.prices(List.of(7, 5)).of("1"))
        .containsExactly(logit(1.5 / 4.5), logit(2.5 / 3.5));
  }

  @Test
  void churnIsAskedOfThoseWhoEverBoughtAndConversionOfAll() {
    assertThat(popularity.churn().of("1")).containsExactly(logit(1.5 / 3.5));
    assertThat(popularity.conversion().of("1")).containsExactly(logit(2.5 / 3.5));
  }

  @Test
  void everyUserGetsTheSame() {
    UserScores scores = popularity.skus(List.of("a", "b"));
    assertThat(scores.of("5")).containsExactly(scores.of("nobody"));
  }

  @Test
  void itsAurocIsOneHalf() {
    float[][] rows = popularity.skus(List.of("a")).rows(List.of("1", "2", "3")).rows();
    float[] scores = {rows[0][0], rows[1][0], rows[2][0]};
    assertThat(Auroc.macro(scores, new boolean[] {true, false, false}, 1)).isEqualTo(0.5);
  }

  @Test
  void purchasesAreThoseOfAllThePast() {
    assertThat(popularity.purchases(List.of("b", "a", "never"))).containsExactly(2, 4, 0);
  }

  private static float logit(double odds) {
    return (float) Math.log(odds);
  }
}
