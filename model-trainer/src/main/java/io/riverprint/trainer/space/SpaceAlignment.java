package io.riverprint.trainer.space;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.Alignment;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.SpaceMap;
import io.riverprint.trainer.evaluate.Embedder;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.UserHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Gives a release the map into its predecessor's aligned space. Both releases embed the same anchor
 * users at the same instant; the map is fitted on one half of them, its error is that of the other.
 */
public final class SpaceAlignment {
  /** Users embedded under both releases; drawn by a hash of the user. */
  private static final int MOST_ANCHORS = 4_000;

  /** With fewer on each side a map would say little of other users. */
  private static final int LEAST_ANCHORS = 25;

  private final Function<NetworkWeights, Backend> backends;

  public SpaceAlignment(Function<NetworkWeights, Backend> backends) {
    this.backends = backends;
  }

  /**
   * The candidate with a map, or as it is where it needs none (the space is its predecessor's) or
   * none can be made (another width, too few users).
   *
   * @param users with events before {@code atMillis} and none later
   * @param atMillis as of when the anchors are embedded
   */
  public ModelBundle align(
      ModelBundle candidate, ModelBundle predecessor, Histories users, long atMillis) {
    List<UserHistory> anchors = anchors(users);
    if (!isNeeded(candidate, predecessor) || anchors.size() < 2 * LEAST_ANCHORS) {
      return candidate;
    }
    List<float[]> own = embedded(candidate, anchors, atMillis);
    List<float[]> older = mapped(predecessor, embedded(predecessor, anchors, atMillis));
    int half = anchors.size() / 2;
    SpaceMap map = Procrustes.fit(own.subList(0, half), older.subList(0, half));
    int all = anchors.size();
    MapError error = MapError.of(map, own.subList(half, all), older.subList(half, all));
    return Double.isFinite(error.relative())
        ? candidate.aligned(alignment(predecessor, half, error), map)
        : candidate;
  }

  private static boolean isNeeded(ModelBundle candidate, ModelBundle predecessor) {
    int width = candidate.network().spec().embeddingWidth();
    return !candidate.manifest().space().equals(predecessor.manifest().space())
        && width == predecessor.network().spec().embeddingWidth()
        && width <= SpaceMap.MOST_WIDTH;
  }

  private static Alignment alignment(ModelBundle predecessor, int anchors, MapError error) {
    Alignment before = predecessor.manifest().alignment();
    return new Alignment(
        predecessor.manifest().alignedSpace(),
        predecessor.manifest().version(),
        anchors,
        error.cosine(),
        error.relative(),
        error.relative() + (before == null ? 0 : before.errorFromOldest()));
  }

  /** Spread over both halves by the hash, as it has nothing to do with the order of users. */
  private static List<UserHistory> anchors(Histories users) {
    return users.users().stream()
        .sorted(Comparator.comparingLong(user -> Keys.mix(Keys.of(user.userId()))))
        .limit(MOST_ANCHORS)
        .toList();
  }

  private List<float[]> embedded(ModelBundle bundle, List<UserHistory> users, long atMillis) {
    int width = bundle.network().spec().embeddingWidth();
    List<float[]> vectors = new ArrayList<>();
    try (Backend backend = backends.apply(bundle.network())) {
      new Embedder(bundle, backend, List.of(), List.of())
          .at(users, atMillis, one -> vectors.add(Arrays.copyOf(one.embedding(), width)));
    }
    return vectors;
  }

  private static List<float[]> mapped(ModelBundle bundle, List<float[]> vectors) {
    SpaceMap map = bundle.spaceMap();
    return map == null ? vectors : vectors.stream().map(vector -> map.apply(vector, 0)).toList();
  }
}
