import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Announces the newest release of a models folder: MODELS BOOTSTRAP [EFFECTIVE_FROM].
 *
 * <p>EFFECTIVE_FROM is an instant of event time, such as 2026-01-31T00:00:00Z; the first release
 * needs none. Start it with the class path that the launcher keeps:
 *
 * <pre>java -cp "$(cat local/target/classpath)" docs/examples/Announce.java models broker:9092</pre>
 */
public final class Announce {
  private Announce() {}

  public static void main(String[] args) throws Exception {
    StoredRelease newest = new FolderRegistry(Path.of(args[0])).latest().orElseThrow();
    long fromMillis =
        args.length > 2 ? Instant.parse(args[2]).toEpochMilli() : ModelRelease.FROM_THE_BEGINNING;
    try (KafkaAnnouncer announcer =
        new KafkaAnnouncer(
            Map.of("bootstrap.servers", args[1]), Topics.RELEASES, new ReleaseCodec()::write)) {
      announcer.announce(newest.effectiveFrom(fromMillis));
    }
    System.out.println("announced release " + newest.version() + " from " + newest.location());
  }
}
