package io.riverprint.trainer.propensity;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.LogOf;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.log.EventLog;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HintsTest {
  private static final Catalogue CATALOGUE =
      new Catalogue(
          new String[] {"boots", "cap"},
          new String[] {"shoes", "hats"},
          new int[] {0, 1},
          new int[2],
          new int[2],
          new byte[32]);

  @Test
  void aPageIsAboutWhatItLeadsToMoreThanHalfOfTheTime() {
    EventLog log =
        new LogOf()
            .visit("a", "2022-06-23T09:00:00Z", "/hats")
            .buy("a", "2022-06-23T09:02:00Z", "cap", "hats", 1)
            .visit("b", "2022-06-23T09:00:00Z", "/hats")
            .product(EventType.ADD_TO_CART, "b", "2022-06-23T09:02:00Z", "cap", "hats", 1)
            .visit("c", "2022-06-23T09:00:00Z", "/hats")
            .buy("c", "2022-06-23T09:02:00Z", "boots", "shoes", 1)
            .log();

    assertThat(hints(log)).containsExactlyEntriesOf(Map.of("/hats", 1));
  }

  @Test
  void aPageThatLeadsEverywhereIsAboutNothing() {
    EventLog log =
        new LogOf()
            .visit("a", "2022-06-23T09:00:00Z", "/")
            .buy("a", "2022-06-23T09:02:00Z", "cap", "hats", 1)
            .visit("b", "2022-06-23T09:00:00Z", "/")
            .buy("b", "2022-06-23T09:02:00Z", "boots", "shoes", 1)
            .log();

    assertThat(hints(log)).isEmpty();
  }

  @Test
  void onceIsChance() {
    EventLog log =
        new LogOf()
            .visit("a", "2022-06-23T09:00:00Z", "/hats")
            .buy("a", "2022-06-23T09:02:00Z", "cap", "hats", 1)
            .log();

    assertThat(hints(log)).isEmpty();
  }

  @Test
  void whatIsTakenLaterOrRemovedSaysNothing() {
    EventLog log =
        new LogOf()
            .visit("a", "2022-06-23T09:00:00Z", "/hats")
            .buy("a", "2022-06-23T09:11:00Z", "cap", "hats", 1)
            .visit("b", "2022-06-23T09:00:00Z", "/hats")
            .product(EventType.REMOVE_FROM_CART, "b", "2022-06-23T09:01:00Z", "cap", "hats", 1)
            .log();

    assertThat(hints(log)).isEmpty();
  }

  @Test
  void whatHappensAfterTheEndIsNotSeen() {
    EventLog log =
        new LogOf()
            .visit("a", "2022-06-23T09:00:00Z", "/hats")
            .buy("a", "2022-06-23T09:02:00Z", "cap", "hats", 1)
            .visit("b", "2022-06-25T09:00:00Z", "/hats")
            .buy("b", "2022-06-25T09:02:00Z", "cap", "hats", 1)
            .log();

    assertThat(hints(log)).isEmpty();
  }

  /** Categories by URL. */
  private static Map<String, Integer> hints(EventLog log) {
    Histories histories = Histories.read(log, Long.MAX_VALUE);
    Hints hints = Hints.of(CATALOGUE, histories.users(), LogOf.at("2022-06-25T00:00:00Z"));
    Map<String, Integer> found = new HashMap<>();
    log.events(
        event -> {
          UserEvent kept = io.riverprint.core.user.UserEvents.of(event);
          int at = java.util.Arrays.binarySearch(hints.keys(), PropensityModel.hintKey(kept));
          if (event.url() != null && at >= 0) {
            found.put(event.url(), hints.categories()[at]);
          }
        });
    return found;
  }
}
