package io.riverprint.schema.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riverprint.schema.BehaviorEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real shop's day with its dirt. The counts were made with zcat and a JSON tool, not with us. */
class MerchandiseDayTest {
  private static final List<Reading> READINGS = new ArrayList<>();

  @BeforeAll
  static void readTheDay() throws IOException {
    Path file = Path.of("../../shared/data/merchandise-store-day/raw-events.jsonl.gz");
    if (!Files.exists(file)) { // a worktree lies one folder deeper
      file = Path.of("../../../shared/data/merchandise-store-day/raw-events.jsonl.gz");
    }
    assumeTrue(Files.exists(file), "skipped: the shared real data is not beside this checkout");
    EventMapping mapping = EventMapping.read(Path.of("../docs/examples/merchandise-mapping.json"));
    EventReader reader = new EventReader(mapping, 1 << 20);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      lines.lines().forEach(line -> READINGS.add(reader.read(line.getBytes(UTF_8))));
    }
  }

  @Test
  void everyLineIsAnEventOrRefusedWithItsReason() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Reading reading : READINGS) {
      String what =
          reading.fold(read -> read.event().type().name(), refused -> refused.reason().name());
      counts.merge(what, 1, Integer::sum);
    }
    assertThat(counts)
        .containsOnly(
            Map.entry("PRODUCT_BUY", 376),
            Map.entry("ADD_TO_CART", 494),
            Map.entry("REMOVE_FROM_CART", 75),
            Map.entry("PAGE_VISIT", 9_246 + 1_267),
            Map.entry("SEARCH_QUERY", 4),
            Map.entry("UNKNOWN_TYPE", 1_725 + 1_019));
  }

  @Test
  void unresolvedTemplatesAreNoCategory() {
    List<BehaviorEvent> events = events();
    assertThat(events).noneMatch(e -> e.category() != null && e.category().contains("${"));
    assertThat(events.stream().filter(e -> e.sku() != null && e.category() == null))
        .hasSize(233 + 69 + 6);
  }

  @Test
  void allOfItHappenedOnTheDay() {
    assertThat(events())
        .allMatch(e -> e.atMillis() >= 1_501_570_800_000L - 86_400_000)
        .allMatch(e -> e.atMillis() < 1_501_570_800_000L + 2 * 86_400_000L);
  }

  private static List<BehaviorEvent> events() {
    List<BehaviorEvent> events = new ArrayList<>();
    for (Reading reading : READINGS) {
      if (reading instanceof Reading.Read read) {
        events.add(read.event());
      }
    }
    return events;
  }
}
