package io.riverprint.trainer.log;

import io.riverprint.schema.event.EventMapping;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens whatever events are kept in. */
public final class EventLogs {
  private EventLogs() {}

  /**
   * The log at a place: a folder in the challenge's layout; a CSV or Parquet file, or a folder of
   * them; any other file as JSON lines.
   *
   * @param mapping how fields are called, for all but the challenge's layout
   * @throws UnreadableLogException if it is none of these
   */
  public static EventLog open(Path place, EventMapping mapping) {
    if (!Files.exists(place)) {
      throw new UnreadableLogException(
          "event log " + place + ": is not there; name a folder or a file of events");
    }
    boolean folder = Files.isDirectory(place);
    if (TableEventLog.isOne(place) && !(folder && ParquetEventLog.isOne(place))) {
      return new TableEventLog(place, mapping);
    }
    return folder ? new ParquetEventLog(place) : new JsonLinesEventLog(place, mapping);
  }
}
