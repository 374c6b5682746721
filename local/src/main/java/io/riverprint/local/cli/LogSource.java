package io.riverprint.local.cli;

import io.riverprint.schema.Topics;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.EventLogs;
import io.riverprint.trainer.log.KafkaEventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where events to learn from are: a folder, a file, or a topic. */
final class LogSource {
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ArgGroup(multiplicity = "1")
  private final Place place = new Place();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "With --bootstrap: the event topic; ${DEFAULT-VALUE}.")
  private String topic = Topics.EVENTS;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "How fields or columns are called, and kinds and times written; ours if not given.")
  private @Nullable Path mapping;

  /** One of the two. */
  private static final class Place {
    @Option(
        names = "--events",
        paramLabel = "DIR|FILE",
        description =
            "A folder in the challenge's layout; or a CSV or Parquet table (a file or a folder of"
                + " them), or a file of JSON lines; .csv and JSON perhaps .gz.")
    private @Nullable Path events;

    @Option(
        names = "--bootstrap",
        paramLabel = "HOST:PORT",
        description = "Brokers: the event topic is read up to where it ends now.")
    private @Nullable String bootstrap;
  }

  /** Opens it; reads it where it is a file or a topic. */
  EventLog open() throws Exception {
    EventMapping names = mapping == null ? EventMapping.DEFAULT : EventMapping.read(mapping);
    if (place.bootstrap != null) {
      return new KafkaEventLog(
          Map.of("bootstrap.servers", place.bootstrap),
          topic,
          new EventReader(names, MOST_BYTES),
          PATIENCE);
    }
    return EventLogs.open(place.events == null ? Path.of("") : place.events, names);
  }
}
