package io.riverprint.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.event.EventMapping;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesShopTest {

  private static final String LATER =
      "{\"user_id\":\"a\",\"timestamp\":\"2022-06-01T12:00:10Z\",\"event_type\":\"page_visit\",\"url\":\"/1\"}";
  private static final String DIRT = "{\"user_id\":\"a\",";
  private static final String EARLIER =
      "{\"user_id\":\"b\",\"timestamp\":\"2022-06-01T12:00:00Z\",\"event_type\":\"page_visit\",\"url\":\"/2\"}";

  @TempDir private Path folder;

  @Test
  void everyLineIsDeliveredByteForByteInTheOrderOfItsTime() throws IOException {
    assertThat(delivered(shop(LATER, DIRT, EARLIER))).containsExactly(EARLIER, LATER, DIRT);
  }

  @Test
  void onlyEventsAreLearntFrom() throws IOException {
    List<String> users = new ArrayList<>();
    DemoShop shop = shop(LATER, DIRT, EARLIER);
    shop.log().events(event -> users.add(event.userId()));
    assertThat(users).containsExactly("b", "a");
    assertThat(shop.log().unread()).isEqualTo(1);
  }

  @Test
  void aPackedFileIsTheSameShop() throws IOException {
    Path file = folder.resolve("events.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(EARLIER.getBytes(UTF_8));
    }
    assertThat(delivered(new JsonLinesShop(file, EventMapping.DEFAULT))).containsExactly(EARLIER);
  }

  private DemoShop shop(String... lines) throws IOException {
    Path file = folder.resolve("events.jsonl");
    Files.write(file, List.of(lines));
    return new JsonLinesShop(file, EventMapping.DEFAULT);
  }

  private static List<String> delivered(DemoShop shop) {
    List<String> lines = new ArrayList<>();
    shop.deliver(delivery -> lines.add(new String(delivery.value(), UTF_8)));
    return lines;
  }
}
