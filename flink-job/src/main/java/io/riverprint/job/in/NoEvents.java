package io.riverprint.job.in;

import io.riverprint.job.wire.ArrivedEvent;
import org.apache.flink.api.common.functions.FilterFunction;

/** Lets no event through: what is left of the stream is its watermarks. */
public final class NoEvents implements FilterFunction<ArrivedEvent> {
  private static final long serialVersionUID = 1;

  @Override
  public boolean filter(ArrivedEvent event) {
    return false;
  }
}
