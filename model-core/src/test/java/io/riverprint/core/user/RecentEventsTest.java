package io.riverprint.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RecentEventsTest {
  private static final int LIMIT = 256;

  @Test
  void keepsTheNewestEventsAsTheyWere() {
    List<UserEvent> events = randomEvents(1000, 3);
    RecentEvents recent = new RecentEvents();
    events.forEach(event -> recent.add(event, LIMIT));
    assertThat(kept(recent).stream().map(RecentEventsTest::text).toList())
        .isEqualTo(
            events.subList(1000 - LIMIT, 1000).stream().map(RecentEventsTest::text).toList());
  }

  @Test
  void countsWhatItForgot() {
    List<UserEvent> events = randomEvents(300, 4);
    RecentEvents recent = new RecentEvents();
    events.forEach(event -> recent.add(event, LIMIT));
    int forgotten = 0;
    for (EventType type : EventType.values()) {
      long expected = events.subList(0, 44).stream().filter(e -> e.type() == type).count();
      assertThat(recent.forgotten(type.code())).isEqualTo((int) expected);
      forgotten += recent.forgotten(type.code());
    }
    assertThat(forgotten).isEqualTo(44);
    assertThat(recent.truncated()).isTrue();
  }

  @Test
  void goesOnFromItsBytesAsIfItHadNeverBeenWritten() {
    List<UserEvent> events = randomEvents(600, 5);
    RecentEvents through = new RecentEvents();
    RecentEvents whole = new RecentEvents();
    for (int i = 0; i < events.size(); i++) {
      whole.add(events.get(i), LIMIT);
      through.add(events.get(i), LIMIT);
      if (i % 97 == 0) {
        through = copied(through);
      }
    }
    assertThat(bytes(through)).isEqualTo(bytes(whole));
  }

  @Test
  void whatIsLeftAfterAnErasureIsAsIfNothingHadBeenBefore() {
    List<UserEvent> events = randomEvents(300, 7);
    long untilMillis = events.get(200).atMillis();
    RecentEvents all = new RecentEvents();
    RecentEvents later = new RecentEvents();
    events.forEach(event -> all.add(event, LIMIT));
    events.stream()
        .filter(event -> event.atMillis() > untilMillis)
        .forEach(event -> later.add(event, LIMIT));

    assertThat(bytes(all.after(untilMillis))).isEqualTo(bytes(later));
    assertThat(all.after(untilMillis).truncated()).isFalse();
    assertThat(all.after(events.get(299).atMillis()).size()).isZero();
  }

  @Test
  void itsBytesAreBounded() {
    RecentEvents recent = new RecentEvents();
    randomEvents(5000, 6).forEach(event -> recent.add(event, LIMIT));
    // 10 of time, 1 of kind, 8 + 8 of keys, 4 of price, 16 of codes, at the very most; and a head.
    assertThat(bytes(recent).length).isLessThan(LIMIT * 47 + 64);
  }

  /** All of an event, its codes included. */
  static String text(UserEvent event) {
    return event.toString().replaceAll("codes=.*", "") + Arrays.toString(event.codes());
  }

  static List<UserEvent> randomEvents(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<UserEvent> events = new ArrayList<>();
    long at = 1_500_000_000_000L;
    for (int i = 0; i < count; i++) {
      at += random.nextInt(4) * 5_000L;
      EventType type = EventType.of(random.nextInt(EventType.COUNT));
      byte[] codes = new byte[16];
      random.nextBytes(codes);
      events.add(
          new UserEvent(
              "u",
              Keys.NONE,
              at,
              type,
              random.nextLong(),
              type.isProduct() && random.nextBoolean() ? random.nextLong() : Keys.NONE,
              type.isProduct() && random.nextBoolean() ? random.nextInt(100) : Float.NaN,
              type == EventType.SEARCH_QUERY ? codes : null));
    }
    return events;
  }

  private static List<UserEvent> kept(RecentEvents recent) {
    List<UserEvent> events = new ArrayList<>();
    recent.forEach("u", events::add);
    return events;
  }

  private static byte[] bytes(RecentEvents recent) {
    ByteSink sink = new ByteSink(16);
    recent.write(sink);
    return sink.toBytes();
  }

  private static RecentEvents copied(RecentEvents recent) {
    return RecentEvents.read(new ByteCursor(bytes(recent)));
  }
}
