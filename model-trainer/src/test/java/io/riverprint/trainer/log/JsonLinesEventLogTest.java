package io.riverprint.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.event.EventMapping;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class JsonLinesEventLogTest extends EventLogContract {

  @Override
  EventLog log(List<Written> records) throws IOException {
    return log(records.stream().map(JsonRecords::json).collect(Collectors.joining("\n")));
  }

  private EventLog log(String lines) throws IOException {
    Path file = folder.resolve("events.jsonl");
    Files.writeString(file, lines);
    return new JsonLinesEventLog(file, EventMapping.DEFAULT);
  }

  @Test
  void countsALineThatIsNoJson() throws IOException {
    EventLog log = log(JsonRecords.json(buy("7", TEN, "12")) + "\n{\"user_id\": \"8\", \n");

    assertThat(read(log)).hasSize(1);
    assertThat(log.unread()).isEqualTo(1);
  }

  @Test
  void readsGzip() throws IOException {
    Path file = folder.resolve("events.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(JsonRecords.json(buy("7", TEN, "12")).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(new JsonLinesEventLog(file, EventMapping.DEFAULT)))
        .extracting(BehaviorEvent::userId)
        .containsExactly("7");
  }

  @Test
  void takesTheNewestCategoryAndPriceOfASku() throws IOException {
    EventLog log =
        log(
            withPrice(NINE, "cups", 4.5)
                + withPrice(TEN, "mugs", 3.5)
                + JsonRecords.json(buy("7", TEN + 1, "12")));

    assertThat(log.products(TEN + 2))
        .containsExactly(new ProductProperties("12", "mugs", 3.5f, null));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("nothing.jsonl");

    assertThatThrownBy(() -> new JsonLinesEventLog(file, EventMapping.DEFAULT))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("nothing.jsonl");
  }

  private static String withPrice(long at, String category, double price) {
    return "{\"user_id\":\"7\",\"timestamp\":%d,\"event_type\":\"product_buy\",\"sku\":\"12\",\"category\":\"%s\",\"price\":%s}%n"
        .formatted(at, category, price);
  }
}
