package io.riverprint.local.cli;

import io.riverprint.schema.Topics;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import io.riverprint.trainer.log.ErasedUsers;
import io.riverprint.trainer.log.ErasureTopic;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.EventLogs;
import io.riverprint.trainer.log.KafkaEventLog;
import io.riverprint.trainer.log.WithoutErased;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

  @Option(
      names = "--erasures-topic",
      paramLabel = "TOPIC",
      description = "With --bootstrap: who is erased, and not learnt from; ${DEFAULT-VALUE}.")
  private String erasuresTopic = Topics.ERASURES;

  @Option(
      names = "--erased",
      paramLabel = "FILE",
      description =
          "Users not to learn from: an id in each line, perhaps with a tab and the instant up to"
              + " which.")
  private @Nullable Path erased;

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

  /** The folder or file, if it is one. */
  Optional<Path> folder() {
    return Optional.ofNullable(place.events);
  }

  /** Opens it, without those who are erased; reads it where it is a file or a topic. */
  EventLog open() throws Exception {
    return WithoutErased.of(openWhole(), erasedUsers());
  }

  private ErasedUsers erasedUsers() {
    ErasedUsers listed = erased == null ? ErasedUsers.NOBODY : ErasedUsers.read(erased);
    return place.bootstrap == null
        ? listed
        : listed.and(
            new ErasureTopic(Map.of("bootstrap.servers", place.bootstrap), erasuresTopic, PATIENCE)
                .read());
  }

  private EventLog openWhole() throws Exception {
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
