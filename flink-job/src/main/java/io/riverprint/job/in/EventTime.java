package io.riverprint.job.in;

import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.Decoded;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/**
 * Event time of each partition: the newest readable event less the allowed delay. A dead letter
 * neither moves time nor keeps its partition from being idle.
 *
 * @param maxDelay how long an event may be late
 * @param idleAfter how long a partition may be silent before the others go on without it
 */
public record EventTime(Duration maxDelay, Duration idleAfter)
    implements WatermarkStrategy<Decoded<ArrivedEvent>> {

  @Override
  public WatermarkGenerator<Decoded<ArrivedEvent>> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    return new OfEvents(
        new WatermarksWithIdleness<>(
            new BoundedOutOfOrdernessWatermarks<>(maxDelay),
            idleAfter,
            context.getInputActivityClock()));
  }

  @Override
  public TimestampAssigner<Decoded<ArrivedEvent>> createTimestampAssigner(
      TimestampAssignerSupplier.Context context) {
    return (decoded, recordMillis) -> decoded.isGood() ? decoded.get().atMillis() : recordMillis;
  }

  private static final class OfEvents implements WatermarkGenerator<Decoded<ArrivedEvent>> {
    private final WatermarkGenerator<Decoded<ArrivedEvent>> generator;

    OfEvents(WatermarkGenerator<Decoded<ArrivedEvent>> generator) {
      this.generator = generator;
    }

    @Override
    public void onEvent(Decoded<ArrivedEvent> decoded, long atMillis, WatermarkOutput output) {
      if (decoded.isGood()) {
        generator.onEvent(decoded, atMillis, output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      generator.onPeriodicEmit(output);
    }
  }
}
