package io.riverprint.job.in;

import io.riverprint.job.wire.Arrival;
import io.riverprint.job.wire.ArrivedEvent;
import org.apache.flink.api.common.functions.MapFunction;

/** An event is an arrival: Flink joins only streams of the very same type. */
public final class EventArrivals implements MapFunction<ArrivedEvent, Arrival> {
  private static final long serialVersionUID = 1;

  @Override
  public Arrival map(ArrivedEvent event) {
    return event;
  }
}
