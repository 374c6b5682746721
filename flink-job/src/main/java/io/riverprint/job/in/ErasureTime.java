package io.riverprint.job.in;

import io.riverprint.job.wire.Decoded;
import io.riverprint.schema.ErasureRequest;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Time of the erasures: they have none of their own, and hold nobody up, but for a moment at each
 * start. Until the topic was silent for {@code quiet} no time passes at all, so that a job which
 * reads old events again knows whose it must not step.
 *
 * @param quiet silence after which all that was asked before the start counts as read
 */
public record ErasureTime(Duration quiet) implements WatermarkStrategy<Decoded<ErasureRequest>> {

  @Override
  public WatermarkGenerator<Decoded<ErasureRequest>> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    return new IdleOnceQuiet(context.getInputActivityClock(), quiet.toNanos());
  }

  private static final class IdleOnceQuiet implements WatermarkGenerator<Decoded<ErasureRequest>> {
    private final RelativeClock clock;
    private final long quietNanos;
    private long sinceNanos;

    IdleOnceQuiet(RelativeClock clock, long quietNanos) {
      this.clock = clock;
      this.quietNanos = quietNanos;
      this.sinceNanos = clock.relativeTimeNanos();
    }

    @Override
    public void onEvent(Decoded<ErasureRequest> decoded, long atMillis, WatermarkOutput output) {
      sinceNanos = clock.relativeTimeNanos();
    }

    /** Who is idle stays so: a later request is taken when it comes. */
    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (clock.relativeTimeNanos() - sinceNanos >= quietNanos) {
        output.markIdle();
      }
    }
  }
}
