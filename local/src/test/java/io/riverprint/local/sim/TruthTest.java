package io.riverprint.local.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class TruthTest {
  private static final ShopSpec SHOP = ShopSpec.of(20_000, 140, 8);
  private static final int CUT_DAY = 126;
  private static final Truth TRUTH = Truth.of(SHOP, CUT_DAY, 14);
  private static final long CUT_MILLIS =
      SHOP.start().toEpochMilli() + CUT_DAY * ShopSpec.DAY_MILLIS;

  @Test
  void theOracleTellsBuyersFromChurners() {
    assertThat(TRUTH.oracleAuroc()).isGreaterThan(0.8);
    assertThat(TRUTH.oracleAurocOfSeen()).isGreaterThan(TRUTH.oracleAuroc());
  }

  @Test
  void theOracleIsAboveRecencyAndAboveTheNumberOfBuys() {
    double[] lastSeen = new double[SHOP.users()];
    double[] buys = new double[SHOP.users()];
    ShopSimulator stream = new ShopSimulator(SHOP.withDisorder(0, 0, 5_000));
    stream.forEachRemaining(
        each -> {
          BehaviorEvent event = each.event();
          int user = Integer.parseInt(event.userId()) - 1;
          if (event.atMillis() < CUT_MILLIS) {
            lastSeen[user] =
                Math.max(lastSeen[user], (event.atMillis() - SHOP.start().toEpochMilli()) / 1e3);
            buys[user] += event.type() == EventType.PRODUCT_BUY ? 1 : 0;
          }
        });
    assertThat(TRUTH.auroc(lastSeen)).isBetween(0.6, TRUTH.oracleAuroc() - 0.03);
    assertThat(TRUTH.auroc(buys)).isBetween(0.5, TRUTH.oracleAuroc() - 0.1);
  }

  @Test
  void asManyBuyAsTheChancesSay() {
    double expected = TRUTH.seen().mapToDouble(TRUTH::purchaseProbability).sum();
    double variance =
        TRUTH
            .seen()
            .mapToDouble(u -> TRUTH.purchaseProbability(u) * TRUTH.churnProbability(u))
            .sum();
    assertThat(TRUTH.seen().filter(TRUTH::bought).count())
        .isCloseTo(Math.round(expected), within(Math.round(3 * Math.sqrt(variance))));
  }

  @Test
  void theRealisedBuyersAreThoseOfTheStream() {
    BitSet buyers = new BitSet();
    new ShopSimulator(SHOP.withDisorder(0, 0, 5_000))
        .forEachRemaining(
            each -> {
              if (each.event().type() == EventType.PRODUCT_BUY
                  && each.event().atMillis() >= CUT_MILLIS) {
                buyers.set(Integer.parseInt(each.event().userId()) - 1);
              }
            });
    assertThat(TRUTH.seen().filter(TRUTH::bought).toArray())
        .isEqualTo(TRUTH.seen().filter(buyers::get).toArray());
  }

  @Test
  void theClosedFormAgreesWithFuturesLivedThrough() {
    ShopSpec small = ShopSpec.of(400, 40, 3).withDensity(2, 2);
    Truth exact = Truth.of(small, 30, 14);
    CategoryOdds lived = CategoryOdds.of(small, 30, 14, 1_000);
    // Five standard errors of a share of 1,000 futures.
    assertThat(exact.seen().boxed())
        .allSatisfy(
            user ->
                assertThat(lived.anyProbability(user))
                    .isCloseTo(exact.purchaseProbability(user), within(0.08)));
    assertThat(exact.seen().filter(user -> exact.purchaseProbability(user) > 0.2).count())
        .isGreaterThan(10);
  }

  @Test
  void aUserBuysAnythingAtLeastAsOftenAsFromOneCategory() {
    ShopSpec small = ShopSpec.of(300, 30, 3).withDensity(2, 2);
    CategoryOdds lived = CategoryOdds.of(small, 20, 14, 100);
    for (int user = 0; user < 300; user++) {
      double sum = 0;
      for (int leaf = 0; leaf < small.categories(); leaf++) {
        assertThat(lived.probability(user, leaf)).isLessThanOrEqualTo(lived.anyProbability(user));
        sum += lived.probability(user, leaf);
      }
      assertThat(sum).isGreaterThanOrEqualTo(lived.anyProbability(user) - 1e-9);
    }
  }
}
