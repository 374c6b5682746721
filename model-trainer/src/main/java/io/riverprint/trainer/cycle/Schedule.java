package io.riverprint.trainer.cycle;

import io.riverprint.schema.RetrainRequest;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A full training every so often, by the clock of the wall, counted from the last version that was
 * kept; at once where there is none.
 */
public final class Schedule {
  private final Duration every;
  private final FolderRegistry registry;
  private final Clock clock;

  public Schedule(Duration every, FolderRegistry registry, Clock clock) {
    this.every = every;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * A request, if it is time for one.
   *
   * @param newestMillis newest event time there is
   */
  Optional<RetrainRequest> due(long newestMillis) throws IOException {
    var versions = registry.versions();
    StoredRelease last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
    if (last != null && clock.millis() < keptAt(last) + every.toMillis()) {
      return Optional.empty();
    }
    long latest = registry.latest().map(StoredRelease::version).orElse(RetrainRequest.NO_RELEASE);
    return Optional.of(
        new RetrainRequest(
            "schedule-" + (last == null ? 0 : last.version()) + "-" + clock.millis(),
            newestMillis,
            latest,
            RetrainRequest.Reason.SCHEDULE,
            RetrainRequest.Lane.FULL,
            last == null
                ? "there is no release yet"
                : "version " + last.version() + " was made " + every + " ago or longer"));
  }

  private long keptAt(StoredRelease release) throws IOException {
    Path folder = Path.of(URI.create(release.location()));
    return Files.getLastModifiedTime(folder).toMillis();
  }
}
