package io.riverprint.local.cli;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.Topics;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.log.NewestEvent;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** To whom a release that was chosen by hand is announced, and from when on it serves. */
final class ReleaseAnnouncement {
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Announce it to the job at these brokers; without, only the folder says it.")
  private @Nullable String bootstrap;

  @Option(
      names = "--effective-from",
      paramLabel = "T",
      description =
          "Event time from which it serves; if not given, --lead after the newest event of the topic.")
  private @Nullable Instant from;

  @Option(
      names = "--lead",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      defaultValue = "1m",
      description = "See --effective-from; ${DEFAULT-VALUE}.")
  private Duration lead = Duration.ofMinutes(1);

  @Option(
      names = "--releases-topic",
      paramLabel = "TOPIC",
      description = "Topic of the announcement; ${DEFAULT-VALUE}.")
  private String releasesTopic = Topics.RELEASES;

  @Option(
      names = "--events-topic",
      paramLabel = "TOPIC",
      description = "Topic whose newest event is looked for; ${DEFAULT-VALUE}.")
  private String eventsTopic = Topics.EVENTS;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "How the events' fields are called, and times written; ours if not given.")
  private @Nullable Path mapping;

  @Mixin private final CopiesOption copies = new CopiesOption();

  /** Makes it the latest, and announces it where asked to; what was done, in words. */
  String release(FolderRegistry registry, StoredRelease kept) throws IOException {
    if (bootstrap == null) {
      registry.release(kept);
      return "Version %d is the latest in the folder; announced to nobody"
          .formatted(kept.version());
    }
    Map<String, String> client = Map.of("bootstrap.servers", bootstrap);
    long fromMillis = effectiveFrom(client);
    registry.notes(kept.version()).announce(fromMillis);
    registry.release(kept);
    try (KafkaAnnouncer announcer =
        new KafkaAnnouncer(client, releasesTopic, new ReleaseCodec()::write)) {
      copies.around(announcer).announce(kept.effectiveFrom(fromMillis));
    }
    return fromMillis == ModelRelease.FROM_THE_BEGINNING
        ? "Version %d is announced, for all events".formatted(kept.version())
        : "Version %d is announced, to serve from event time %s on"
            .formatted(kept.version(), Instant.ofEpochMilli(fromMillis));
  }

  private long effectiveFrom(Map<String, String> client) throws IOException {
    if (from != null) {
      return from.toEpochMilli();
    }
    EventMapping names = mapping == null ? EventMapping.DEFAULT : EventMapping.read(mapping);
    EventReader reader = new EventReader(names, MOST_BYTES);
    OptionalLong newest = new NewestEvent(client, eventsTopic, reader, PATIENCE).find();
    return newest.isPresent()
        ? newest.getAsLong() + lead.toMillis()
        : ModelRelease.FROM_THE_BEGINNING;
  }
}
