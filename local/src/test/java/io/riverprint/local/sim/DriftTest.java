package io.riverprint.local.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.log.ProductProperties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DriftTest {
  private static final ShopSpec STILL =
      ShopSpec.of(1_500, 80, 5).withDensity(2, 3).withCatalogue(600, 20, 0.15, 0);
  private static final ShopSpec MOVING = STILL.withDrift(1);
  private static final List<BehaviorEvent> EVENTS = events(MOVING);

  @Test
  void withoutDriftTheShopIsWhatItWas() {
    assertThat(events(STILL.withDrift(0))).isEqualTo(events(STILL));
  }

  @Test
  void theSameDriftIsTheSameShopOnAnyNumberOfThreads() {
    List<BehaviorEvent> again = new ArrayList<>();
    new ShopSimulator(MOVING, 3).forEachRemaining(each -> again.add(each.event()));
    assertThat(again).isEqualTo(EVENTS);
  }

  @Test
  void productsComeAndGo() {
    assertThat(oldShareOfLateAdds(EVENTS)).isBetween(0.25, 0.7);
    assertThat(oldShareOfLateAdds(events(STILL))).isGreaterThan(0.9);
  }

  @Test
  void theCatalogueKnowsAProductOnlyOnceItIsOnTheShelf() {
    ShopCatalogue catalogue = new ShopCatalogue(MOVING);
    Set<String> known = new HashSet<>();
    for (ProductProperties each : catalogue.products(midnight(20))) {
      known.add(each.sku());
    }
    assertThat(known).hasSizeBetween(200, 500);
    // On the shelf from the first day of its week.
    assertThat(known).containsAll(bought(EVENTS, 0, 14));
    assertThat(catalogue.products(midnight(200))).hasSize(600);
  }

  @Test
  void noNewProductIsBoughtBeforeItsWeek() {
    ShopCatalogue catalogue = new ShopCatalogue(MOVING);
    Set<String> soon = new HashSet<>();
    catalogue.products(midnight(28)).forEach(each -> soon.add(each.sku()));
    assertThat(soon).containsAll(bought(EVENTS, 0, 28));
  }

  @Test
  void asManyBuyAsTheTruthSaysWhileEverythingMoves() {
    ShopSpec shop = ShopSpec.of(6_000, 80, 8).withDrift(1);
    Truth truth = Truth.of(shop, 60, 14);
    double expected = truth.seen().mapToDouble(truth::purchaseProbability).sum();
    assertThat(truth.seen().filter(truth::bought).count() / expected).isCloseTo(1, within(0.2));
    assertThat(truth.oracleAuroc()).isGreaterThan(0.75);
  }

  @Test
  void theMovingOracleSaysWhatOneMadeForTheCutSays() {
    MovingOracle moving = new MovingOracle(MOVING);
    Oracle early = moving.at(20, 14);
    float[] churn = early.churn().of("7");
    assertThat(churn).containsExactly(Oracle.of(MOVING, 20, 14).churn().of("7"));
    List<String> skus = List.of("1", "50", "300");
    assertThat(moving.at(50, 14).skus(skus).of("7"))
        .containsExactly(Oracle.of(MOVING, 50, 14).skus(skus).of("7"));
  }

  @Test
  void aCategoryAppealsAsOnTheMeanWithoutDrift() {
    assertThat(new Drift(STILL).appeal(3)).isEqualTo(1);
    double sum = 0;
    Drift drift = new Drift(MOVING.withCatalogue(4_000, 2_000, 0.15, 0));
    for (int leaf = 0; leaf < 2_000; leaf++) {
      sum += drift.appeal(leaf) / 2_000;
    }
    assertThat(sum).isCloseTo(1, within(0.05));
  }

  /** Of what is put into carts in the last 20 days, how much was seen in carts of the first 30. */
  private static double oldShareOfLateAdds(List<BehaviorEvent> events) {
    Set<String> first = of(events, 0, 30, EventType.ADD_TO_CART);
    List<String> late =
        events.stream()
            .filter(event -> event.type() == EventType.ADD_TO_CART)
            .filter(event -> event.atMillis() >= midnight(60))
            .map(BehaviorEvent::item)
            .toList();
    return late.stream().filter(first::contains).count() / (double) late.size();
  }

  private static Set<String> bought(List<BehaviorEvent> events, int fromDay, int toDay) {
    return of(events, fromDay, toDay, EventType.PRODUCT_BUY);
  }

  private static Set<String> of(
      List<BehaviorEvent> events, int fromDay, int toDay, EventType type) {
    Set<String> items = new HashSet<>();
    for (BehaviorEvent event : events) {
      if (event.type() == type
          && event.atMillis() >= midnight(fromDay)
          && event.atMillis() < midnight(toDay)) {
        items.add(event.item());
      }
    }
    return items;
  }

  private static long midnight(int day) {
    return MOVING.start().toEpochMilli() + day * ShopSpec.DAY_MILLIS;
  }

  private static List<BehaviorEvent> events(ShopSpec spec) {
    List<BehaviorEvent> events = new ArrayList<>();
    new ShopSimulator(spec).forEachRemaining(each -> events.add(each.event()));
    return events;
  }
}
