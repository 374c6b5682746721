package io.riverprint.job.in;

import io.riverprint.job.wire.Arrival;
import io.riverprint.job.wire.ArrivedErasure;
import io.riverprint.job.wire.Decoded;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.ErasureRequest;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends requests for erasure on and dead letters aside. These count as no events. */
public final class ErasureRouter extends ProcessFunction<Decoded<ErasureRequest>, Arrival> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(
      Decoded<ErasureRequest> decoded, Context context, Collector<Arrival> arrivals) {
    if (decoded.isGood()) {
      arrivals.collect(new ArrivedErasure(decoded.get()));
    } else {
      context.output(WireTypes.DEAD_LETTERS, decoded.letter());
    }
  }
}
