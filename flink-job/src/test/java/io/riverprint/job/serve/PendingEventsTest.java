package io.riverprint.job.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.job.wire.ArrivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PendingEventsTest {

  @Test
  void everyEventIsTakenOnceAndNotBeforeItsTime() {
    SplittableRandom random = new SplittableRandom(3);
    PendingEvents pending = new PendingEvents();
    List<ArrivedEvent> taken = new ArrayList<>();
    int added = 0;
    for (long untilMillis = -5_000; untilMillis < 20_000; untilMillis += random.nextInt(900)) {
      for (int i = random.nextInt(5); i > 0; i--) {
        pending.add(eventAt(untilMillis + 1 + random.nextInt(4_000)));
        added++;
      }
      long until = untilMillis;
      pending.takeUntil(until, event -> taken.add(notAfter(event, until)));
      assertThat(pending).allMatch(event -> event.atMillis() > until).hasSize(pending.size());
    }
    pending.takeUntil(Long.MAX_VALUE, taken::add);

    assertThat(taken).hasSize(added).doesNotHaveDuplicates();
    assertThat(pending.size()).isZero();
  }

  private static ArrivedEvent notAfter(ArrivedEvent event, long untilMillis) {
    assertThat(event.atMillis()).isLessThanOrEqualTo(untilMillis);
    return event;
  }

  private static ArrivedEvent eventAt(long atMillis) {
    return new ArrivedEvent(Served.click("u", atMillis, 0), 0, 0, new byte[0]);
  }
}
