package io.riverprint.job.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.Decoded;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.EventType;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

final class EventTimeTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final Decoded<ArrivedEvent> DEAD =
      Decoded.dead(new DeadLetter(DeadLetter.Reason.EMPTY, "", "events", 0, 0, new byte[0]));

  private final ManualClock clock = new ManualClock();
  private final Seen seen = new Seen();
  private final WatermarkGenerator<Decoded<ArrivedEvent>> generator =
      new EventTime(Duration.ofSeconds(5), Duration.ofSeconds(30))
          .createWatermarkGenerator(new OnClock(clock));

  @Test
  void timeIsTheNewestEventLessTheAllowedDelay() {
    generator.onEvent(eventAt(TEN), TEN, seen);
    generator.onEvent(eventAt(TEN - 2_000), TEN - 2_000, seen);
    generator.onPeriodicEmit(seen);

    assertThat(seen.watermarkMillis).isEqualTo(TEN - 5_000 - 1);
  }

  @Test
  void aDeadLetterDoesNotMoveTime() {
    generator.onEvent(eventAt(TEN), TEN, seen);
    generator.onEvent(DEAD, TEN + 1_000_000, seen);
    generator.onPeriodicEmit(seen);

    assertThat(seen.watermarkMillis).isEqualTo(TEN - 5_000 - 1);
  }

  @Test
  void aPartitionOfDeadLettersGoesIdle() {
    for (int i = 0; i < 4; i++) {
      generator.onEvent(DEAD, TEN, seen);
      generator.onPeriodicEmit(seen);
      clock.advanceTime(Duration.ofSeconds(20));
    }

    assertThat(seen.idle).isTrue();
  }

  private static Decoded<ArrivedEvent> eventAt(long atMillis) {
    UserEvent event =
        new UserEvent("u", 1, atMillis, EventType.PRODUCT_BUY, Keys.of("1"), Keys.NONE, 1, null);
    return Decoded.good(new ArrivedEvent(event, 0, 0, new byte[0]));
  }

  private record OnClock(ManualClock clock) implements WatermarkGeneratorSupplier.Context {
    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return clock;
    }
  }

  private static final class Seen implements WatermarkOutput {
    long watermarkMillis = Long.MIN_VALUE;
    boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarkMillis = watermark.getTimestamp();
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }
}
