package io.riverprint.local.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ShopSimulatorTest {
  private static final ShopSpec SHOP = ShopSpec.of(2_000, 30, 11).withDisorder(0.01, 0.02, 5_000);
  private static final List<SimulatedEvent> STREAM = all(new ShopSimulator(SHOP));

  @Test
  void theSameSeedGivesTheSameFirstTenThousandEvents() {
    assertThat(digest(new ShopSimulator(SHOP))).isEqualTo(digest(new ShopSimulator(SHOP)));
  }

  @Test
  void anotherSeedGivesOtherEvents() {
    ShopSpec other = ShopSpec.of(2_000, 30, 12).withDisorder(0.01, 0.02, 5_000);
    assertThat(digest(new ShopSimulator(other))).isNotEqualTo(digest(new ShopSimulator(SHOP)));
  }

  @Test
  void threeThreadsGiveTheStreamOfOne() {
    assertThat(all(new ShopSimulator(SHOP, 3))).isEqualTo(STREAM);
  }

  @Test
  void eventsComeInTheOrderOfTheirArrival() {
    assertThat(STREAM)
        .isSortedAccordingTo(Comparator.comparingLong(SimulatedEvent::arrivesAtMillis));
  }

  @Test
  void aDuplicateIsTheSameEventAgainAndAllAreCounted() {
    ShopSimulator shop = new ShopSimulator(SHOP);
    Map<String, BehaviorEvent> first = new HashMap<>();
    long again = 0;
    for (SimulatedEvent each : all(shop)) {
      BehaviorEvent known = first.putIfAbsent(String.valueOf(each.event().eventId()), each.event());
      again += known == null ? 0 : 1;
      assertThat(known == null || known.equals(each.event())).isTrue();
    }
    assertThat(shop.counts().duplicates()).isEqualTo(again);
    assertThat(again / (double) first.size()).isBetween(0.017, 0.023);
  }

  @Test
  void lateEventsAreCountedAndAsManyAsAsked() {
    ShopSimulator shop = new ShopSimulator(SHOP);
    long late = all(shop).stream().filter(each -> each.delayMillis() > 5_000).count();
    assertThat(shop.counts().late()).isEqualTo(late);
    assertThat(shop.counts().delivered()).isEqualTo(STREAM.size());
    assertThat(late / (double) STREAM.size()).isBetween(0.008, 0.012);
  }

  @Test
  void aSkuIsBoughtOrRemovedOnlyAfterTheUserAddedIt() {
    Map<String, Long> added = new HashMap<>();
    long buys = 0;
    for (BehaviorEvent event : inEventTime()) {
      String what = event.userId() + "/" + event.item();
      if (event.type() == EventType.ADD_TO_CART) {
        added.putIfAbsent(what, event.atMillis());
      } else if (event.type().isProduct()) {
        assertThat(added.getOrDefault(what, Long.MAX_VALUE)).isLessThan(event.atMillis());
        buys++;
      }
    }
    assertThat(buys).isGreaterThan(500);
  }

  @Test
  void timesLieOnAGridOfFiveSecondsWithinTheShopsDays() {
    long start = SHOP.start().toEpochMilli();
    assertThat(STREAM)
        .allMatch(each -> each.event().atMillis() % 5_000 == 0)
        .allMatch(each -> each.event().atMillis() >= start)
        .allMatch(each -> each.event().atMillis() < start + 30 * ShopSpec.DAY_MILLIS);
  }

  @Test
  void queriesAreSixteenCodesAsInTheChallenge() {
    List<String> queries =
        inEventTime().filter(EventType.SEARCH_QUERY).map(BehaviorEvent::item).toList();
    assertThat(queries)
        .hasSizeGreaterThan(500)
        .allMatch(q -> q.matches("\\[( {1,3}\\d{1,3}){16}\\]"));
  }

  @Test
  void aRobotSendsHundredsOfEventsInAnHourAndBuysNothing() {
    ShopSpec withBots = ShopSpec.of(300, 20, 5).withCrowd(0.4, 0.05);
    Map<String, Integer> inHour = new HashMap<>();
    Set<String> busy = new HashSet<>();
    Set<String> buyers = new HashSet<>();
    for (SimulatedEvent each : all(new ShopSimulator(withBots.withDisorder(0, 0, 5_000)))) {
      BehaviorEvent event = each.event();
      int count =
          inHour.merge(event.userId() + "@" + event.atMillis() / 3_600_000, 1, Integer::sum);
      if (count > 200) {
        busy.add(event.userId());
      }
      if (event.type() == EventType.PRODUCT_BUY) {
        buyers.add(event.userId());
      }
    }
    assertThat(busy).hasSizeBetween(3, 15).doesNotContainAnyElementsOf(buyers);
  }

  @Test
  void aSpecOutOfRangeIsRefusedWithItsRange() {
    assertThatThrownBy(() -> ShopSpec.of(10, 10, 1).withDisorder(1.5, 0, 5_000))
        .hasMessage("shop: lateShare is 1.5, needed 0.0 to 1.0; choose a value in that range");
  }

  private static Events inEventTime() {
    return new Events(
        STREAM.stream()
            .map(SimulatedEvent::event)
            .sorted(Comparator.comparingLong(BehaviorEvent::atMillis))
            .toList());
  }

  private record Events(List<BehaviorEvent> list) implements Iterable<BehaviorEvent> {
    @Override
    public java.util.Iterator<BehaviorEvent> iterator() {
      return list.iterator();
    }

    Stream<BehaviorEvent> filter(EventType type) {
      return list.stream().filter(event -> event.type() == type);
    }
  }

  private static List<SimulatedEvent> all(ShopSimulator shop) {
    List<SimulatedEvent> events = new ArrayList<>();
    shop.forEachRemaining(events::add);
    return events;
  }

  private static String digest(ShopSimulator shop) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int i = 0; i < 10_000; i++) {
        digest.update(shop.next().toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
