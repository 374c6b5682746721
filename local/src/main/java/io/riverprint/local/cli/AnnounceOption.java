package io.riverprint.local.cli;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import io.riverprint.trainer.registry.StoredRelease;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a release is announced to, if to anybody. */
final class AnnounceOption {

  @Option(
      names = "--announce",
      paramLabel = "HOST:PORT",
      description = "Announce the release to the job at these brokers.")
  private @Nullable String bootstrap;

  @Option(
      names = "--releases-topic",
      paramLabel = "TOPIC",
      description = "Topic of the announcement; ${DEFAULT-VALUE}.")
  private String topic = Topics.RELEASES;

  @Option(
      names = "--effective-from",
      paramLabel = "T",
      description = "Event time from which it serves; for a first release leave it out.")
  private @Nullable Instant from;

  @Mixin private final CopiesOption copies = new CopiesOption();

  /** Announces where asked to; whether it did. */
  boolean tell(StoredRelease release) {
    if (bootstrap == null) {
      return false;
    }
    long fromMillis = from == null ? ModelRelease.FROM_THE_BEGINNING : from.toEpochMilli();
    try (KafkaAnnouncer announcer =
        new KafkaAnnouncer(
            Map.of("bootstrap.servers", bootstrap), topic, new ReleaseCodec()::write)) {
      copies.around(announcer).announce(release.effectiveFrom(fromMillis));
    }
    return true;
  }
}
