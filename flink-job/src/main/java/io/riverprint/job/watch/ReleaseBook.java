package io.riverprint.job.watch;

import io.riverprint.schema.ModelRelease;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest releases that have served, and their facts. */
final class ReleaseBook {
  /** So many releases can have open questions; those of older ones are given up. */
  static final int KEPT = 8;

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseBook.class);

  private final FactsSource source;
  private final TreeMap<Long, ModelRelease> releases = new TreeMap<>();
  private final Map<Long, Optional<ReleaseFacts>> facts = new HashMap<>();

  ReleaseBook(FactsSource source) {
    this.source = source;
  }

  /** Takes a release that serves; told again it changes nothing. */
  void add(ModelRelease release) {
    releases.put(release.version(), release);
    while (releases.size() > KEPT) {
      facts.remove(releases.pollFirstEntry().getKey());
    }
  }

  Collection<ModelRelease> releases() {
    return releases.values();
  }

  /** Facts of a version: empty where it is not known, too old, or its bundle cannot be read. */
  Optional<ReleaseFacts> of(long version) {
    ModelRelease release = releases.get(version);
    return release == null
        ? Optional.empty()
        : facts.computeIfAbsent(version, unread -> read(release));
  }

  /** Facts of the release that serves events of this instant. */
  Optional<ReleaseFacts> at(long atMillis) {
    for (ModelRelease release : releases.descendingMap().values()) {
      if (release.effectiveFromMillis() <= atMillis) {
        return of(release.version());
      }
    }
    return Optional.empty();
  }

  private Optional<ReleaseFacts> read(ModelRelease release) {
    try {
      return Optional.of(source.of(release));
    } catch (RuntimeException e) {
      LOG.warn(
          "release {}: its bundle cannot be read, needed to answer what it was asked; it is not"
              + " watched; look for {}",
          release.version(),
          release.location(),
          e);
      return Optional.empty();
    }
  }
}
