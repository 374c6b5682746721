package io.riverprint.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.event.EventMapping;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.MemoryEventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FeederTest {

  private static final long SECOND = 1_000_000_000L;

  private final FakePace pace = new FakePace();
  private final List<String> sent = new ArrayList<>();
  private final Feeder feeder =
      new Feeder(
          delivery -> sent.add(pace.now / SECOND + "s:" + delivery.arrivesAtMillis()),
          pace,
          () -> true);

  @Test
  void historyIsFedAtOnceUpToTheInstant() {
    feeder.history(new FakeShop(1_000, 2_000, 3_000), 3_000);
    assertThat(sent).containsExactly("0s:1000", "0s:2000");
  }

  @Test
  void liveRecordsComeWhenTheyAreDue() {
    feeder.live(new FakeShop(1_000, 3_000, 5_000), 3_000, new Speed(0.5), 60 * SECOND);
    assertThat(sent).containsExactly("0s:3000", "4s:5000");
  }

  @Test
  void feedingEndsWhenTheTimeIsUp() {
    feeder.live(new FakeShop(0, 5_000, 11_000), 0, new Speed(1), 10 * SECOND);
    assertThat(sent).containsExactly("0s:0", "5s:5000");
    assertThat(pace.now).isEqualTo(10 * SECOND);
  }

  @Test
  void theLargestSpeedEndsWhenTheTimeIsUpToo() {
    Feeder slow = new Feeder(delivery -> pace.now += 4 * SECOND, pace, () -> true);
    slow.live(new FakeShop(1, 2, 3, 4, 5), 0, Speed.MAX, 10 * SECOND);
    assertThat(slow.fed()).isEqualTo(3);
  }

  @Test
  void whatIsHeldComesLaterAndTheTimeOfWaitingDoesNotCount() {
    Hold untilTheThirdSecond = arrives -> arrives < 5_000 || pace.now >= 3 * SECOND;
    feeder.live(
        new FakeShop(1_000, 5_000, 6_000), 1_000, Speed.MAX, 2 * SECOND, untilTheThirdSecond);
    assertThat(sent).containsExactly("0s:1000", "3s:5000", "3s:6000");
  }

  @Test
  void aStopEndsFeedingBeforeTheNextRecord() {
    List<Long> taken = new ArrayList<>();
    Feeder stopping =
        new Feeder(delivery -> taken.add(delivery.arrivesAtMillis()), pace, taken::isEmpty);
    stopping.history(new FakeShop(1, 2, 3), Long.MAX_VALUE);
    assertThat(taken).containsExactly(1L);
  }

  @Test
  void whatWasFedIsCounted() {
    FakeShop shop = new FakeShop(1_000, 2_000, 1_500);
    feeder.history(shop, 1_500);
    feeder.live(shop, 1_500, Speed.MAX, SECOND);
    assertThat(feeder.fed()).isEqualTo(3);
    assertThat(feeder.newestMillis()).isEqualTo(2_000);
  }

  private static final class FakePace implements Pace {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleepUntil(long nanos) {
      now = Math.max(now, nanos);
    }
  }

  record FakeShop(long... times) implements DemoShop {

    @Override
    public String words() {
      return "a fake";
    }

    @Override
    public EventLog log() {
      return new MemoryEventLog(List.of(), 0, Map.of());
    }

    @Override
    public void deliver(Consumer<Delivery> each) {
      for (long time : times) {
        each.accept(new Delivery(time, null, new byte[0]));
      }
    }

    @Override
    public EventMapping mapping() {
      return EventMapping.DEFAULT;
    }
  }
}
