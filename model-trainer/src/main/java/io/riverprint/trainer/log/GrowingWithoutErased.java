package io.riverprint.trainer.log;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A growing log without what those did who are erased when it is read. */
public final class GrowingWithoutErased implements GrowingLog {
  private final GrowingLog log;
  private final Supplier<ErasedUsers> erased;

  public GrowingWithoutErased(GrowingLog log, Supplier<ErasedUsers> erased) {
    this.log = log;
    this.erased = erased;
  }

  @Override
  public LogWindow window() throws IOException {
    return log.window();
  }

  /** The same events each time, but for those of users erased in between. */
  @Override
  public EventLog read(LogWindow window) throws IOException {
    return WithoutErased.of(log.read(window), erased.get());
  }

  @Override
  public OptionalLong newestMillis() throws IOException {
    return log.newestMillis();
  }
}
