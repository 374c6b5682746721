package io.riverprint.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.schema.event.EventField;
import io.riverprint.schema.event.EventMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The real sets, where a checkout has them beside it. */
final class RealLogsTest {

  @Test
  void readsTheGiftShop() {
    Map<EventType, Integer> counts = countsOf("online-retail");

    assertThat(counts)
        .isEqualTo(Map.of(EventType.PRODUCT_BUY, 536_710, EventType.REMOVE_FROM_CART, 12_549));
  }

  @Test
  void readsTheMerchandiseStore() {
    Map<EventType, Integer> counts = countsOf("merchandise-store-day");

    assertThat(counts)
        .isEqualTo(
            Map.of(
                EventType.PRODUCT_BUY, 376,
                EventType.ADD_TO_CART, 494,
                EventType.REMOVE_FROM_CART, 75,
                EventType.PAGE_VISIT, 9_246,
                EventType.SEARCH_QUERY, 4));
  }

  @Test
  void knowsTheClientsOfTheGiftShop() {
    Set<String> users = new HashSet<>();
    set("online-retail").events(event -> users.add(event.userId()));

    assertThat(users.size()).isBetween(4_908, 5_000);
  }

  @Test
  void readsTheMerchandiseStoreAsItsProducersWroteIt() {
    EventMapping usual = EventMapping.DEFAULT;
    Map<EventField, String> names = new EnumMap<>(usual.names());
    names.put(EventField.TIME, "event_time");
    EventLog log =
        new JsonLinesEventLog(
            folder("merchandise-store-day").resolve("raw-events.jsonl.gz"),
            new EventMapping(names, usual.kinds(), usual.time()));

    // 14,206 lines, of which 4,011 are of kinds that the mapping does not name.
    assertThat(log.unread()).isEqualTo(4_011);
    assertThat(EventLogContract.read(log)).hasSize(10_195);
  }

  private static Map<EventType, Integer> countsOf(String set) {
    Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
    set(set).events((BehaviorEvent event) -> counts.merge(event.type(), 1, Integer::sum));
    return counts;
  }

  private static EventLog set(String name) {
    return new ParquetEventLog(folder(name));
  }

  /** The set's folder beside the repository; the test is skipped where there is none. */
  public static Path folder(String name) {
    Path folder = Path.of("..", "..", "shared", "data", name).toAbsolutePath().normalize();
    Path alternative = Path.of("..", "..", "..", "shared", "data", name).toAbsolutePath();
    Path found = Files.isDirectory(folder) ? folder : alternative.normalize();
    assumeTrue(Files.isDirectory(found), "no real set '" + name + "' beside the repository");
    return found;
  }
}
