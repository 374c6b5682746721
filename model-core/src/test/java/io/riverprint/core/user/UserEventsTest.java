package io.riverprint.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserEventsTest {

  @Test
  void aSearchWithCodesKeepsThem() {
    UserEvent event = UserEvents.of(search("[ 92  92 1 2 3 4 5 6 7 8 9 10 11 12 13 255]"));
    assertThat(event.codes())
        .containsExactly(92, 92, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, (byte) 255);
  }

  @Test
  void aSearchInWordsHasAKeyAndNoCodes() {
    UserEvent event = UserEvents.of(search("red shoes"));
    assertThat(event.codes()).isNull();
    assertThat(event.itemKey()).isEqualTo(Keys.of("red shoes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[]",
        "[ 1 2 3 ]",
        "[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 256]",
        "[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17]",
        "[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 x]",
        "[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 -1]",
        "[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16"
      })
  void codesOfAWrongFormAreRefused(String text) {
    assertThatThrownBy(() -> UserEvents.codes(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("need [ 16 whole numbers of 0..255 ]");
  }

  @Test
  void anEventComesBackFromItsBytes() throws IOException {
    for (UserEvent event : RecentEventsTest.randomEvents(200, 9)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      UserEventCodec.write(event, new DataOutputStream(bytes));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      assertThat(RecentEventsTest.text(UserEventCodec.read(in)))
          .isEqualTo(RecentEventsTest.text(event));
      assertThat(in.available()).isZero();
    }
  }

  @Test
  void theOrderSaysNothingOfArrival() {
    List<UserEvent> events = RecentEventsTest.randomEvents(300, 11);
    List<UserEvent> sorted = events.stream().sorted(UserEvent.ORDER).toList();
    Collections.reverse(events);
    assertThat(events.stream().sorted(UserEvent.ORDER).toList()).isEqualTo(sorted);
  }

  @Test
  void theSameIdAtTheSameInstantIsTheSameEvent() {
    UserEvent first = UserEvents.of(buy("e1", 1000));
    assertThat(first.repeats(UserEvents.of(buy("e1", 1000)))).isTrue();
    assertThat(first.repeats(UserEvents.of(buy("e1", 2000)))).isFalse();
    assertThat(first.repeats(UserEvents.of(buy("e2", 1000)))).isFalse();
    assertThat(UserEvents.of(buy(null, 1000)).repeats(UserEvents.of(buy(null, 1000)))).isFalse();
  }

  private static BehaviorEvent search(String query) {
    return new BehaviorEvent(
        "u", null, 1000, EventType.SEARCH_QUERY, null, null, query, null, Float.NaN);
  }

  private static BehaviorEvent buy(@Nullable String id, long at) {
    return new BehaviorEvent(
        "u", id, at, EventType.PRODUCT_BUY, "sku", null, null, null, Float.NaN);
  }
}
