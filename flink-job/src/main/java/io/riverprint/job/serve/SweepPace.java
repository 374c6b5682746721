package io.riverprint.job.serve;

import io.riverprint.job.metric.JobMetrics;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** Lets the {@link Sweep} do a piece of work now and then, on the task's thread. */
final class SweepPace {
  private final Sweep sweep;
  private final ProcessingTimeService clock;
  private final Supplier<ServingModel> model;
  private final JobMetrics metrics;
  private boolean isSet;

  SweepPace(
      Sweep sweep, ProcessingTimeService clock, Supplier<ServingModel> model, JobMetrics metrics) {
    this.sweep = sweep;
    this.clock = clock;
    this.model = model;
    this.metrics = metrics;
  }

  /** Sees to it that the sweep goes on, if it has anything to do. */
  void wake() {
    if (!isSet && sweep.isRunning()) {
      isSet = true;
      var unused =
          clock.registerTimer(
              clock.getCurrentProcessingTime() + sweep.pauseMillis(), atMillis -> go());
    }
  }

  private void go() throws IOException {
    isSet = false;
    long from = System.nanoTime();
    sweep.run(model.get());
    metrics.swapMicros.update((System.nanoTime() - from) / 1_000);
    wake();
  }
}
