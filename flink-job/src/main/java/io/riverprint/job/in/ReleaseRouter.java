package io.riverprint.job.in;

import io.riverprint.job.wire.Decoded;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.ModelRelease;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends announcements on and dead letters aside. These count as no events. */
public final class ReleaseRouter extends ProcessFunction<Decoded<ModelRelease>, ModelRelease> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(
      Decoded<ModelRelease> decoded, Context context, Collector<ModelRelease> releases) {
    if (decoded.isGood()) {
      releases.collect(decoded.get());
    } else {
      context.output(WireTypes.DEAD_LETTERS, decoded.letter());
    }
  }
}
