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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class CsvEventLogTest extends EventLogContract {
  private static final String HEAD = "user_id,timestamp,event_type,sku,query,category,price\n";

  @Override
  EventLog log(List<Written> records) {
    Path file = folder.resolve("events.csv");
    TableWriter.copy(file, TableWriter.select(records), "csv");
    return new TableEventLog(file, EventMapping.DEFAULT);
  }

  private EventLog csv(String text) throws IOException {
    Path file = folder.resolve("events.csv");
    Files.writeString(file, text);
    return new TableEventLog(file, EventMapping.DEFAULT);
  }

  @Test
  void anIdKeepsItsZeros() throws IOException {
    EventLog log = csv(HEAD + "007,1655978400,product_buy,0012,,cups,2.50\n");

    assertThat(read(log).get(0).userId()).isEqualTo("007");
    assertThat(log.products(Long.MAX_VALUE))
        .containsExactly(new ProductProperties("0012", "cups", 2.5f, null));
  }

  @Test
  void quotedTextsMayHoldCommasAndLines() throws IOException {
    EventLog log = csv(HEAD + "7,1655978400,search_query,,\"red, \"\"big\"\"\ncup\",,\n");

    assertThat(read(log)).extracting(BehaviorEvent::item).containsExactly("red, \"big\"\ncup");
  }

  @Test
  void readsSemicolonsAndTabs() throws IOException {
    String text = HEAD + "7,1655978400,product_buy,12,,cups,2\n8,1655978401,product_buy,13,,,\n";

    assertThat(read(csv(text.replace(',', ';')))).isEqualTo(read(csv(text)));
    assertThat(read(csv(text.replace(',', '\t')))).isEqualTo(read(csv(text)));
  }

  @Test
  void countsLinesThatAreNoRows() throws IOException {
    EventLog log =
        csv(
            HEAD
                + "7,1655978400,product_buy,12,,cups,2\n"
                + "8,1655978401\n"
                + "8,1655978402,product_buy,12,,cups,2,and,more\n"
                + "9,1655978403,product_buy,13,,cups,2\n");

    assertThat(read(log)).extracting(BehaviorEvent::userId).containsExactly("7", "9");
    assertThat(log.unread()).isEqualTo(2);
  }

  @Test
  void countsUnknownKindsBadTimesAndPricesThatAreNone() throws IOException {
    EventLog log =
        csv(
            HEAD
                + "7,1655978400,wink,12,,,\n"
                + "7,yesterday,product_buy,12,,,\n"
                + "7,1655978400,product_buy,12,,,cheap\n"
                + "7,1655978400,product_buy,12,,,\n");

    assertThat(read(log)).hasSize(1);
    assertThat(log.unread()).isEqualTo(3);
  }

  @Test
  void readsGzip() throws IOException {
    Path file = folder.resolve("events.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String text = HEAD + "7,1655978400,product_buy,12,,,\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(EventLogs.open(file, EventMapping.DEFAULT)))
        .extracting(BehaviorEvent::userId)
        .containsExactly("7");
  }

  @Test
  void saysWhichColumnsAreMissing() {
    assertThatThrownBy(() -> csv("client,sku\n7,12\n"))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("events.csv: has columns [client, sku]")
        .hasMessageContaining("'user_id'")
        .hasMessageContaining("'timestamp'");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> csv("")).isInstanceOf(UnreadableLogException.class);
  }

  @Test
  void readsTheMappingOfTheExamples() throws IOException {
    Path mapping = Path.of("..", "docs", "examples", "orders-mapping.json");
    Path file = folder.resolve("orders.csv");
    Files.writeString(
        file,
        """
        customer;date;action;article;group;amount;page;search
        C-17;2022-06-23 10:00:00;order;A 12;cups;4.50;;
        C-17;2022-06-23 09:00:00;view;;;;/cups;
        C-18;2022-06-23 09:30:00;cart;A 12;cups;4.50;;
        C-18;2022-06-23 09:31:00;uncart;A 12;cups;4.50;;
        C-18;2022-06-23 09:29:00;search;;;;;red cup
        C-18;2022-06-23 09:35:00;login;;;;;
        """);
    EventLog log = new TableEventLog(file, EventMapping.read(mapping));

    assertThat(read(log))
        .extracting(BehaviorEvent::item)
        .containsExactly("/cups", "red cup", "A 12", "A 12", "A 12");
    assertThat(log.unread()).isEqualTo(1);
  }
}
