package io.riverprint.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.schema.event.EventField;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParquetTableEventLogTest extends EventLogContract {
  private static final String ROW =
      "SELECT 'ann' AS user_id, %s AS timestamp, 'product_buy' AS event_type, 'cup' AS sku";

  @Override
  EventLog log(List<Written> records) {
    return table(TableWriter.select(records));
  }

  private EventLog table(String select) {
    return table(select, EventMapping.DEFAULT);
  }

  private EventLog table(String select, EventMapping mapping) {
    Path file = folder.resolve("events.parquet");
    TableWriter.copy(file, select, "parquet");
    return new TableEventLog(file, mapping);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TIMESTAMP '2022-06-23 10:00:00'",
        "TIMESTAMP_NS '2022-06-23 10:00:00'",
        "TIMESTAMP_MS '2022-06-23 10:00:00'",
        "make_timestamptz(1655978400000000)",
        "'2022-06-23T12:00:00+02:00'",
        "'2022-06-23 10:00:00'",
        "1655978400",
        "1655978400000",
        "1655978400.0::DOUBLE",
        "'1655978400'"
      })
  void readsTimesInManyForms(String time) {
    assertThat(read(table(ROW.formatted(time))))
        .extracting(BehaviorEvent::atMillis)
        .containsExactly(TEN);
  }

  @Test
  void keepsMillisecondsOfColumnsOfTimes() {
    EventLog log = table(ROW.formatted("TIMESTAMP '1971-01-01 00:00:00.123456'"));

    assertThat(read(log))
        .extracting(BehaviorEvent::atMillis)
        .containsExactly(Instant.parse("1971-01-01T00:00:00.123Z").toEpochMilli());
  }

  @Test
  void takesADayForItsMidnight() {
    assertThat(read(table(ROW.formatted("DATE '2022-06-23'"))))
        .extracting(BehaviorEvent::atMillis)
        .containsExactly(Instant.parse("2022-06-23T00:00:00Z").toEpochMilli());
  }

  @Test
  void followsTheMappingsWordOnNumbers() {
    EventMapping millis =
        new EventMapping(
            EventMapping.DEFAULT.names(), EventMapping.DEFAULT.kinds(), TimeFormat.EPOCH_MILLIS);

    assertThat(read(table(ROW.formatted("86400000"), millis)))
        .extracting(BehaviorEvent::atMillis)
        .containsExactly(86_400_000L);
  }

  @Test
  void readsItsOwnNamesAndKinds() {
    Map<EventField, String> names = new EnumMap<>(EventMapping.DEFAULT.names());
    names.put(EventField.USER_ID, "who \"is\" it");
    names.put(EventField.SKU, "item");
    names.put(EventField.URL, "item");
    EventMapping mapping =
        new EventMapping(
            names,
            Map.of("order", EventType.PRODUCT_BUY, "view", EventType.PAGE_VISIT),
            TimeFormat.AUTO);
    EventLog log =
        table(
            "SELECT 7 AS \"who \"\"is\"\" it\", 1655978400 AS timestamp,"
                + " unnest(['order', 'view', 'wink']) AS event_type, 'x' AS item",
            mapping);

    assertThat(read(log))
        .extracting(BehaviorEvent::userId, BehaviorEvent::type, BehaviorEvent::item)
        .containsExactly(
            Tuple.tuple("7", EventType.PRODUCT_BUY, "x"),
            Tuple.tuple("7", EventType.PAGE_VISIT, "x"));
    assertThat(log.unread()).isEqualTo(1);
  }

  @Test
  void takesWholeNumbersThatWereStoredAsFloatingOnesForWholeNumbers() {
    EventLog log =
        table(
            "SELECT 7 AS user_id, 1655978400 AS timestamp, 'product_buy' AS event_type,"
                + " unnest([12.0, 12.5]::DOUBLE[]) AS sku");

    assertThat(read(log)).extracting(BehaviorEvent::item).containsExactly("12", "12.5");
  }

  @ParameterizedTest
  @CsvSource({"''", "tomorrow", "-5", "99999999999999999"})
  void countsARowWhoseTimeIsNone(String time) {
    EventLog log = table(ROW.formatted("'" + time + "'"));

    assertThat(read(log)).isEmpty();
    assertThat(log.unread()).isEqualTo(1);
  }

  @Test
  void saysAllMissingColumnsAtOnce() {
    assertThatThrownBy(() -> table("SELECT 7 AS client, 1655978400 AS timestamp"))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("has columns [client, timestamp]")
        .hasMessageContaining("no column 'user_id', needs one for fields.userId")
        .hasMessageContaining("no column 'event_type', needs one for fields.kind")
        .hasMessageContaining("fields.sku, fields.url or fields.query");
  }

  @Test
  void saysThatAColumnWhichTheMappingNamesIsMissing() {
    Map<EventField, String> names = new EnumMap<>(EventMapping.DEFAULT.names());
    names.put(EventField.PRICE, "amount");
    EventMapping mapping = new EventMapping(names, EventMapping.DEFAULT.kinds(), TimeFormat.AUTO);

    assertThatThrownBy(() -> table(ROW.formatted("1655978400"), mapping))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("no column 'amount', needs one for fields.price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2]", "{'at': 1}", "true", "'a'::BLOB"})
  void saysThatAColumnIsOfTheWrongType(String value) {
    assertThatThrownBy(() -> table(ROW.formatted(value)))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("column 'timestamp' is of type")
        .hasMessageContaining("needs texts or numbers");
  }

  @Test
  void readsAFolderOfFilesInTheOrderOfTheirNames() {
    TableWriter.copy(
        folder.resolve("part-2.parquet"),
        TableWriter.select(List.of(buy("b", TEN, "2"))),
        "parquet");
    TableWriter.copy(
        folder.resolve("part-1.parquet"),
        TableWriter.select(List.of(buy("a", TEN, "1"))),
        "parquet");

    assertThat(read(EventLogs.open(folder, EventMapping.DEFAULT)))
        .extracting(BehaviorEvent::userId)
        .containsExactly("a", "b");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("nothing.parquet");

    assertThatThrownBy(() -> new TableEventLog(file, EventMapping.DEFAULT))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("nothing.parquet: found no file there");
  }

  @Test
  void refusesAFileThatIsNoParquet() throws IOException {
    Path file = folder.resolve("events.parquet");
    Files.writeString(file, "user_id,timestamp\n");

    assertThatThrownBy(() -> new TableEventLog(file, EventMapping.DEFAULT))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("check that its files are whole");
  }
}
