package io.riverprint.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParquetEventLogTest extends EventLogContract {

  @Override
  EventLog log(List<Written> records) {
    ParquetWriter.write(folder, records, "VARCHAR");
    return new ParquetEventLog(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VARCHAR", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS"})
  void readsTimesAsTextsAndAsTimes(String type) {
    ParquetWriter.write(folder, List.of(buy("7", TEN, "12")), type);

    assertThat(read(new ParquetEventLog(folder)))
        .extracting(BehaviorEvent::atMillis)
        .containsExactly(TEN);
  }

  @Test
  void readsTimesWithAZone() {
    ParquetWriter.copy(
        folder.resolve("product_buy.parquet"),
        "SELECT 7 AS client_id, make_timestamptz(" + TEN * 1000 + ") AS timestamp, 12 AS sku");

    assertThat(read(new ParquetEventLog(folder)))
        .extracting(BehaviorEvent::atMillis)
        .containsExactly(TEN);
  }

  @Test
  void takesTextsForIds() {
    ParquetWriter.copy(
        folder.resolve("product_buy.parquet"),
        "SELECT 'ann' AS client_id, '2022-06-23 09:00:00' AS timestamp, 'cup/red' AS sku");

    assertThat(read(new ParquetEventLog(folder)))
        .extracting(BehaviorEvent::userId, BehaviorEvent::item)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ann", "cup/red"));
  }

  @Test
  void takesCategoryPriceAndNameFromTheCatalogue() {
    ParquetWriter.copy(
        folder.resolve("product_properties.parquet"),
        "SELECT 12 AS sku, 4 AS category, 77 AS price, '[ 92 166 0]' AS name");
    EventLog log = log(List.of(buy("7", NINE, "12")));

    assertThat(log.products(NINE))
        .containsExactly(new ProductProperties("12", "4", 77, "[ 92 166 0]"));
  }

  @Test
  void countsARowWhoseTimeIsNone() {
    ParquetWriter.copy(
        folder.resolve("product_buy.parquet"),
        "SELECT 7 AS client_id, 'yesterday' AS timestamp, 12 AS sku");
    EventLog log = new ParquetEventLog(folder);

    assertThat(read(log)).isEmpty();
    assertThat(log.unread()).isEqualTo(1);
  }

  @Test
  void saysWhichColumnIsMissing() {
    ParquetWriter.copy(folder.resolve("product_buy.parquet"), "SELECT 7 AS client_id, 12 AS sku");

    assertThatThrownBy(() -> read(new ParquetEventLog(folder)))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("'timestamp'");
  }

  @Test
  void refusesAFolderWithoutAnyOfTheFiles() {
    assertThatThrownBy(() -> new ParquetEventLog(folder))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("challenge's layout");
  }
}
