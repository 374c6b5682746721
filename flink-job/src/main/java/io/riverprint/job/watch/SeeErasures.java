package io.riverprint.job.watch;

import io.riverprint.core.watch.Sampling;
import io.riverprint.job.wire.Arrival;
import io.riverprint.job.wire.ArrivedErasure;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Erasures of watched users. */
public final class SeeErasures implements FlatMapFunction<Arrival, Sighting> {
  private static final long serialVersionUID = 1;

  private final double userShare;

  public SeeErasures(double userShare) {
    this.userShare = userShare;
  }

  @Override
  public void flatMap(Arrival arrival, Collector<Sighting> out) {
    if (arrival instanceof ArrivedErasure erasure
        && new Sampling(userShare).watches(erasure.userId())) {
      out.collect(new Sighting.Erased(erasure.userId(), erasure.request().untilMillis()));
    }
  }
}
