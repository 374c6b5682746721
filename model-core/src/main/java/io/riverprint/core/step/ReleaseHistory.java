package io.riverprint.core.step;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which releases a job served, and from when: with the events, all it takes to make its profiles
 * once more. The release topic says what was announced, the receipts what became of it.
 *
 * @param activated those that served, by ascending version and time
 */
public record ReleaseHistory(List<ModelRelease> activated) {

  public ReleaseHistory {
    activated = List.copyOf(activated);
  }

  /**
   * The history that two topics tell.
   *
   * @param announced the release topic, in its order; an announcement that was repeated counts once
   * @param receipts the receipt topic, in its order for each version
   */
  public static ReleaseHistory of(List<ModelRelease> announced, List<ReleaseReceipt> receipts) {
    Map<Long, List<ModelRelease>> byVersion = new TreeMap<>();
    for (ModelRelease release : announced) {
      List<ModelRelease> same =
          byVersion.computeIfAbsent(release.version(), version -> new ArrayList<>());
      if (!same.contains(release)) {
        same.add(release);
      }
    }
    Map<Long, Integer> refusedBefore = refusedBeforeActivated(receipts);
    List<ModelRelease> activated = new ArrayList<>();
    byVersion.forEach(
        (version, same) -> {
          Integer refused = refusedBefore.get(version);
          if (refused != null) {
            activated.add(same.get(Math.min(refused, same.size() - 1)));
          }
        });
    return new ReleaseHistory(activated);
  }

  /**
   * The reigns for a {@link Replay}.
   *
   * @param steppers opens a release, with its own {@code effectiveFromMillis}
   */
  public List<Replay.Reign> reigns(Function<ModelRelease, ProfileStepper> steppers) {
    List<Replay.Reign> reigns = new ArrayList<>();
    for (ModelRelease release : activated) {
      reigns.add(new Replay.Reign(steppers.apply(release), release.effectiveFromMillis()));
    }
    return reigns;
  }

  /** Of each version that served: how many announcements of it were refused before. */
  private static Map<Long, Integer> refusedBeforeActivated(List<ReleaseReceipt> receipts) {
    Map<Long, Integer> refused = new LinkedHashMap<>();
    Map<Long, Integer> activated = new LinkedHashMap<>();
    for (ReleaseReceipt receipt : receipts) {
      if (receipt.outcome() == Outcome.REFUSED) {
        refused.merge(receipt.version(), 1, Integer::sum);
      } else if (receipt.outcome() == Outcome.ACTIVATED) {
        activated.putIfAbsent(receipt.version(), refused.getOrDefault(receipt.version(), 0));
      }
    }
    return activated;
  }
}
