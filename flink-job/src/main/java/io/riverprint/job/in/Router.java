package io.riverprint.job.in;

import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.Decoded;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends events on and dead letters aside, and counts both. */
public final class Router extends ProcessFunction<Decoded<ArrivedEvent>, ArrivedEvent> {
  private static final long serialVersionUID = 1;

  private transient JobMetrics metrics;

  @Override
  public void open(OpenContext context) {
    metrics = new JobMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(
      Decoded<ArrivedEvent> decoded, Context context, Collector<ArrivedEvent> events) {
    metrics.eventsIn.inc();
    if (decoded.isGood()) {
      events.collect(decoded.get());
    } else {
      setAside(decoded.letter(), context);
    }
  }

  private void setAside(DeadLetter letter, Context context) {
    metrics.dead(letter.reason());
    context.output(WireTypes.DEAD_LETTERS, letter);
  }
}
