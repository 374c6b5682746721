package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.session.OpenSession;
import io.riverprint.core.session.SessionRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.operators.windowing.WindowOperatorBuilder;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session without caps is what Flink's own session window is. */
final class SessionWindowsTest {
  private static final long GAP = 2_400_000;
  private static final SessionRule WITHOUT_CAPS =
      new SessionRule(SessionRule.Kind.INACTIVITY, GAP, Long.MAX_VALUE / 4, Integer.MAX_VALUE, 0);
  private static final int USERS = 9;
  private static final TypeInformation<Tuple2<String, Long>> EVENT =
      TypeInformation.of(new TypeHint<>() {});

  /** One session: whose, first and last event, how many. */
  public record Session(String user, long startMillis, long endMillis, long events) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sessionsAreThoseOfFlinksOwnWindows(long seed) throws Exception {
    List<Tuple2<String, Long>> events = events(new SplittableRandom(seed));
    assertThat(ofTheRule(events)).isEqualTo(ofFlink(shuffled(events, seed)));
  }

  /** Pauses around the gap, many of them exactly the gap, and some events at one instant. */
  private static List<Tuple2<String, Long>> events(SplittableRandom random) {
    long[] pauses = {0, 1, 5_000, GAP - 1, GAP, GAP, GAP + 1, 2 * GAP, 10 * GAP};
    List<Tuple2<String, Long>> events = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      long at = 1_655_942_400_000L + random.nextLong(GAP);
      for (int i = 0; i < 400; i++) {
        at += pauses[random.nextInt(pauses.length)];
        events.add(Tuple2.of("user-" + user, at));
      }
    }
    return events;
  }

  private static List<Tuple2<String, Long>> shuffled(List<Tuple2<String, Long>> events, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 100);
    List<Tuple2<String, Long>> shuffled = new ArrayList<>(events);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Tuple2<String, Long> other = shuffled.set(j, shuffled.get(i));
      shuffled.set(i, other);
    }
    return shuffled;
  }

  private static Set<Session> ofTheRule(List<Tuple2<String, Long>> events) {
    Map<String, OpenSession> open = new HashMap<>();
    Set<Session> sessions = new HashSet<>();
    for (Tuple2<String, Long> event : events) {
      OpenSession session = open.get(event.f0);
      if (session != null && session.takes(WITHOUT_CAPS, event.f1)) {
        session.extend(WITHOUT_CAPS, event.f1);
      } else {
        OpenSession next = new OpenSession(WITHOUT_CAPS, event.f1, 0, null);
        OpenSession before = open.put(event.f0, next);
        if (before != null) {
          sessions.add(closed(event.f0, before));
        }
      }
    }
    open.forEach((user, session) -> sessions.add(closed(user, session)));
    return sessions;
  }

  private static Session closed(String user, OpenSession session) {
    return new Session(user, session.startMillis, session.endMillis, session.events);
  }

  /**
   * Flink merges windows that touch, so a pause exactly as long as the gap does not end a session,
   * as with us. That holds as long as both events are there when the window is merged: a watermark
   * between them would fire the first window at {@code end - 1}, one millisecond before the event
   * that touches it may come. Ours waits for that millisecond; so here the only watermark is the
   * last.
   */
  private static Set<Session> ofFlink(List<Tuple2<String, Long>> events) throws Exception {
    OneInputStreamOperator<Tuple2<String, Long>, Session> operator =
        new WindowOperatorBuilder<>(
                EventTimeSessionWindows.withGap(Duration.ofMillis(GAP)),
                EventTimeTrigger.create(),
                new ExecutionConfig(),
                EVENT,
                event -> event.f0,
                Types.STRING)
            .apply(new ToSession());
    try (KeyedOneInputStreamOperatorTestHarness<String, Tuple2<String, Long>, Session> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(operator, event -> event.f0, Types.STRING)) {
      harness.open();
      for (Tuple2<String, Long> event : events) {
        harness.processElement(event, event.f1);
      }
      harness.processWatermark(Long.MAX_VALUE);
      return new HashSet<>(harness.extractOutputValues());
    }
  }

  private static final class ToSession
      implements WindowFunction<Tuple2<String, Long>, Session, String, TimeWindow> {
    private static final long serialVersionUID = 1;

    @Override
    public void apply(
        String user,
        TimeWindow window,
        Iterable<Tuple2<String, Long>> events,
        Collector<Session> sessions) {
      long count = StreamSupport.stream(events.spliterator(), false).count();
      sessions.collect(new Session(user, window.getStart(), window.getEnd() - GAP, count));
    }
  }
}
