package io.riverprint.trainer.log;

import io.riverprint.schema.event.EventMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A file or folder of events, read up to an event time. Older events must not be added to it
 * afterwards: then a reading cannot be repeated.
 */
public final class EventArchive implements GrowingLog {
  private final Path place;
  private final EventMapping names;

  /** As {@link EventLogs}. */
  public EventArchive(Path place, EventMapping names) {
    this.place = place;
    this.names = names;
  }

  @Override
  public LogWindow window() throws IOException {
    return new LogWindow(open().span().lastMillis() + 1, Map.of());
  }

  @Override
  public EventLog read(LogWindow window) throws IOException {
    return open();
  }

  @Override
  public OptionalLong newestMillis() throws IOException {
    return OptionalLong.of(open().span().lastMillis());
  }

  private EventLog open() throws IOException {
    return EventLogs.open(place, names);
  }
}
