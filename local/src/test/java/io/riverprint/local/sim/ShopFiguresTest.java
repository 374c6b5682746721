package io.riverprint.local.sim;

import static io.riverprint.schema.EventType.ADD_TO_CART;
import static io.riverprint.schema.EventType.PAGE_VISIT;
import static io.riverprint.schema.EventType.PRODUCT_BUY;
import static io.riverprint.schema.EventType.REMOVE_FROM_CART;
import static io.riverprint.schema.EventType.SEARCH_QUERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * The default shop against the challenge's figures. What does not fit is held too, where it is: the
 * shares of clients with exactly one add or search stay below the challenge's.
 */
final class ShopFiguresTest {
  private static final ShopFigures SHOP = ShopFigures.measure(ShopSpec.of(20_000, 140, 8));
  private static final Percentage FIFTH = Percentage.withPercentage(20);

  @Test
  void eventsPerClientAreThoseOfTheRelevantClients() {
    assertThat(SHOP.perUser(PAGE_VISIT)).isCloseTo(41.9, FIFTH);
    assertThat(SHOP.perUser(SEARCH_QUERY)).isCloseTo(4.2, FIFTH);
    assertThat(SHOP.perUser(ADD_TO_CART)).isCloseTo(2.65, FIFTH);
    assertThat(SHOP.perUser(REMOVE_FROM_CART)).isCloseTo(1.14, FIFTH);
    assertThat(SHOP.perUser(PRODUCT_BUY)).isCloseTo(1.22, FIFTH);
  }

  @Test
  void asManyVisitorsComeForOnePageAsInTheChallenge() {
    assertThat(SHOP.clientShare(PAGE_VISIT)).isCloseTo(0.985, within(0.015));
    assertThat(SHOP.onceShare(PAGE_VISIT)).isCloseTo(0.437, within(0.03));
  }

  @Test
  void aboutHalfOfTheBuyersBuyOnce() {
    assertThat(SHOP.onceShare(PRODUCT_BUY)).isCloseTo(0.545, within(0.1));
    assertThat(SHOP.onceShare(REMOVE_FROM_CART)).isCloseTo(0.520, within(0.1));
    assertThat(SHOP.onceShare(SEARCH_QUERY)).isCloseTo(0.265, within(0.05));
    assertThat(SHOP.onceShare(ADD_TO_CART)).isCloseTo(0.581, within(0.22));
  }

  @Test
  void demandHasTheLongTail() {
    assertThat(SHOP.skuShareBoughtMoreThan(0)).isCloseTo(0.423, within(0.06));
    assertThat(SHOP.skuShareBoughtMoreThan(1)).isCloseTo(0.194, within(0.03));
    assertThat(SHOP.skuShareBoughtMoreThan(5)).isCloseTo(0.040, within(0.02));
    assertThat(SHOP.skuShareBoughtMoreThan(10)).isCloseTo(0.0188, within(0.006));
    assertThat(SHOP.skuShareBoughtMoreThan(25)).isCloseTo(0.0065, within(0.003));
    assertThat(SHOP.skuShareBoughtMoreThan(50)).isCloseTo(0.0025, within(0.002));
  }

  @Test
  void theWeekFallsTowardsFriday() {
    assertThat(SHOP.addsOver(DayOfWeek.MONDAY)).isCloseTo(41_998 / 37_134.0, within(0.09));
    assertThat(SHOP.addsOver(DayOfWeek.TUESDAY)).isCloseTo(41_500 / 37_134.0, within(0.09));
    assertThat(SHOP.addsOver(DayOfWeek.WEDNESDAY)).isCloseTo(41_438 / 37_134.0, within(0.09));
    assertThat(SHOP.addsOver(DayOfWeek.THURSDAY)).isCloseTo(34_826 / 37_134.0, within(0.09));
    assertThat(SHOP.addsOver(DayOfWeek.FRIDAY)).isCloseTo(26_960 / 37_134.0, within(0.09));
  }

  @Test
  void nearlyHalfOfAWindowsBuyersWereSeenBefore() {
    assertThat(SHOP.buyersSeenBefore()).isBetween(0.41, 0.53);
  }

  @Test
  void aDenserShopHasMoreProductEventsPerUser() {
    ShopFigures dense = ShopFigures.measure(ShopSpec.of(2_000, 30, 8).withDensity(2, 2));
    ShopFigures plain = ShopFigures.measure(ShopSpec.of(2_000, 30, 8));
    assertThat(dense.perUser(PRODUCT_BUY)).isGreaterThan(2 * plain.perUser(PRODUCT_BUY));
  }
}
