package io.riverprint.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every log does, whatever it is kept in. */
abstract class EventLogContract {
  static final long NINE = Instant.parse("2022-06-23T09:00:00Z").toEpochMilli();
  static final long TEN = NINE + 3_600_000;

  @TempDir Path folder;

  /** One record: a user or an item that is null makes it one that cannot be read. */
  record Written(@Nullable String user, long at, EventType type, @Nullable String item) {}

  /** A log that holds these records, in this order of arrival. */
  abstract EventLog log(List<Written> records) throws IOException;

  @Test
  void givesEventsInOrderOfTime() throws IOException {
    EventLog log = log(List.of(buy("7", TEN, "12"), visit("8", NINE, "3")));

    assertThat(read(log)).extracting(BehaviorEvent::atMillis).containsExactly(NINE, TEN);
  }

  @Test
  void putsBuysBeforeAddsRemovesVisitsAndSearchesOfTheSameInstant() throws IOException {
    EventLog log =
        log(
            List.of(
                search("7", TEN, "red cup"),
                visit("7", TEN, "3"),
                new Written("7", TEN, EventType.REMOVE_FROM_CART, "12"),
                new Written("7", TEN, EventType.ADD_TO_CART, "12"),
                buy("7", TEN, "12")));

    assertThat(read(log)).extracting(BehaviorEvent::type).containsExactly(EventType.values());
  }

  @Test
  void keepsTheOrderOfArrivalWithinOneKindAndInstant() throws IOException {
    EventLog log = log(List.of(buy("9", TEN, "5"), buy("7", TEN, "12"), buy("8", TEN, "1")));

    assertThat(read(log)).extracting(BehaviorEvent::userId).containsExactly("9", "7", "8");
  }

  @Test
  void givesEachKindItsItem() throws IOException {
    EventLog log =
        log(List.of(buy("7", NINE, "12"), visit("7", TEN, "3"), search("7", TEN, "red cup")));

    assertThat(read(log)).extracting(BehaviorEvent::item).containsExactly("12", "3", "red cup");
  }

  @Test
  void countsWhatItCannotReadAndLeavesItOut() throws IOException {
    EventLog log = log(List.of(buy(null, NINE, "5"), buy("7", TEN, null), buy("7", TEN, "12")));

    assertThat(read(log)).hasSize(1);
    assertThat(log.unread()).isEqualTo(2);
  }

  @Test
  void readsTheSameTwice() throws IOException {
    EventLog log = log(List.of(buy("9", TEN, "5"), buy("7", TEN, "12"), visit("8", NINE, "1")));

    assertThat(read(log)).isEqualTo(read(log));
  }

  @Test
  void spansFromItsFirstToItsLastEvent() throws IOException {
    EventLog log = log(List.of(buy("7", TEN, "12"), visit("8", NINE, "3")));

    assertThat(log.span()).isEqualTo(new Span(NINE, TEN));
  }

  @Test
  void refusesToSpanNothing() throws IOException {
    EventLog log = log(List.of(buy(null, NINE, "5")));

    assertThatThrownBy(log::span).isInstanceOf(UnreadableLogException.class);
  }

  @Test
  void knowsEachSkuOfItsEventsOnce() throws IOException {
    EventLog log = log(List.of(buy("7", NINE, "12"), buy("8", NINE, "12"), visit("7", NINE, "3")));

    assertThat(log.products(TEN)).extracting(ProductProperties::sku).containsExactly("12");
  }

  @Test
  void knowsNoSkuOfTheFuture() throws IOException {
    EventLog log = log(List.of(buy("7", NINE, "12"), buy("7", TEN, "13")));

    assertThat(log.products(TEN)).extracting(ProductProperties::sku).containsExactly("12");
  }

  static List<BehaviorEvent> read(EventLog log) {
    List<BehaviorEvent> events = new ArrayList<>();
    log.events(events::add);
    return events;
  }

  static Written buy(@Nullable String user, long at, @Nullable String sku) {
    return new Written(user, at, EventType.PRODUCT_BUY, sku);
  }

  static Written visit(String user, long at, String url) {
    return new Written(user, at, EventType.PAGE_VISIT, url);
  }

  static Written search(String user, long at, String query) {
    return new Written(user, at, EventType.SEARCH_QUERY, query);
  }
}
