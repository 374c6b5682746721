package io.riverprint.trainer.log;

import java.io.IOException;
import java.util.OptionalLong;

/** Where events keep coming: a topic, or an archive of it. */
public interface GrowingLog {
  /** All that is there now. */
  LogWindow window() throws IOException;

  /** What was there then: the same events each time. */
  EventLog read(LogWindow window) throws IOException;

  /** The newest event time there is now; empty where there is no event. */
  OptionalLong newestMillis() throws IOException;
}
