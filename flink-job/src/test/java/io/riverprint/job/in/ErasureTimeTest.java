package io.riverprint.job.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.job.wire.Decoded;
import io.riverprint.schema.ErasureRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

final class ErasureTimeTest {
  private final ManualClock clock = new ManualClock();
  private final List<String> said = new ArrayList<>();
  private final WatermarkOutput output = new Said();
  private final WatermarkGenerator<Decoded<ErasureRequest>> time =
      new ErasureTime(Duration.ofMillis(100)).createWatermarkGenerator(new OnManualClock());

  @Test
  void timeIsHeldUntilTheTopicIsSilent() {
    pass(99);
    assertThat(said).isEmpty();
    time.onEvent(Decoded.good(ErasureRequest.of("ann", 1, 1)), 1, output);
    pass(99);
    assertThat(said).isEmpty();
    pass(1);
    assertThat(said).containsExactly("idle");
  }

  @Test
  void aLaterRequestHoldsNobodyUp() {
    pass(100);
    said.clear();
    time.onEvent(Decoded.good(ErasureRequest.of("ann", 1, 1)), 1, output);
    time.onPeriodicEmit(output);

    assertThat(said).isEmpty();
  }

  private void pass(long millis) {
    clock.advanceTime(Duration.ofMillis(millis));
    time.onPeriodicEmit(output);
  }

  private final class Said implements WatermarkOutput {
    @Override
    public void emitWatermark(Watermark watermark) {
      said.add("watermark");
    }

    @Override
    public void markIdle() {
      said.add("idle");
    }

    @Override
    public void markActive() {
      said.add("active");
    }
  }

  private final class OnManualClock implements WatermarkGeneratorSupplier.Context {
    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return clock;
    }
  }
}
