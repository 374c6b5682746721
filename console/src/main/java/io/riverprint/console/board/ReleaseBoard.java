package io.riverprint.console.board;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.CorruptBundleException;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was announced, and what became of it. May be used by many threads at once. */
public final class ReleaseBoard {
  private final TreeMap<Long, Announced> releases = new TreeMap<>();
  private final TreeMap<Long, TreeMap<Integer, Answer>> receipts = new TreeMap<>();
  private long changes;

  /**
   * A release as it was announced.
   *
   * @param announcedMillis when, by the clock of the broker or the announcer
   * @param trainedUntilMillis event time before which everything it learnt from lies; null where
   *     its bundle cannot be read from here
   * @param metrics figures of its judging, by camelCase name; empty where the bundle cannot be read
   */
  public record Announced(
      ModelRelease release,
      long announcedMillis,
      @Nullable Long parent,
      @Nullable Long trainedUntilMillis,
      Map<String, Double> metrics) {}

  /** A subtask's newest answer, and when it was given. */
  public record Answer(
      int subtask, Outcome outcome, String detail, long watermarkMillis, long atMillis) {}

  /**
   * All that is known of a release.
   *
   * @param answers one of each subtask
   * @param users whose newest profile it made
   */
  public record Row(Announced announced, List<Answer> answers, long users) {}

  /** Takes an announcement. */
  public void announced(ModelRelease release, long atMillis) {
    Announced read = read(release, atMillis);
    synchronized (this) {
      releases.put(release.version(), read);
      changes++;
    }
  }

  /** Takes a receipt; a later one of the same subtask replaces it. */
  public synchronized void received(ReleaseReceipt receipt, long atMillis) {
    Answer answer =
        new Answer(
            receipt.subtask(),
            receipt.outcome(),
            receipt.detail(),
            receipt.watermarkMillis(),
            atMillis);
    receipts
        .computeIfAbsent(receipt.version(), version -> new TreeMap<>())
        .put(receipt.subtask(), answer);
    changes++;
  }

  /** A release as it was announced. */
  public synchronized Optional<ModelRelease> find(long version) {
    return Optional.ofNullable(releases.get(version)).map(Announced::release);
  }

  /** How often anything changed. */
  public synchronized long changes() {
    return changes;
  }

  /** All releases, newest first. */
  public synchronized List<Row> rows(Map<Long, Long> usersByRelease) {
    List<Row> rows = new ArrayList<>();
    releases
        .descendingMap()
        .forEach((version, announced) -> rows.add(row(announced, usersByRelease)));
    return rows;
  }

  private Row row(Announced announced, Map<Long, Long> usersByRelease) {
    long version = announced.release().version();
    var answers = receipts.getOrDefault(version, new TreeMap<>()).values();
    return new Row(announced, List.copyOf(answers), usersByRelease.getOrDefault(version, 0L));
  }

  // The bundle may lie where only the job can read it: then there are no figures.
  private static Announced read(ModelRelease release, long atMillis) {
    try {
      BundleManifest manifest =
          BundleReader.manifest(Path.of(URI.create(release.location())), release.manifestSha256());
      return new Announced(
          release, atMillis, manifest.parent(), manifest.trainedUntilMillis(), manifest.metrics());
    } catch (IllegalArgumentException | FileSystemNotFoundException | CorruptBundleException e) {
      return new Announced(release, atMillis, null, null, Map.of());
    }
  }
}
