package io.riverprint.test;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.Replay;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the single-threaded replay says the profiles are. */
final class Oracle {
  private Oracle() {}

  /** Profiles of each user in their order, of these events and all that falls due by then. */
  static Map<String, List<UserProfile>> profiles(
      List<UserEvent> inOrder, List<Replay.Reign> reigns, long untilMillis) {
    Map<String, List<UserProfile>> profiles = new TreeMap<>();
    Replay replay = new Replay(reigns, profile -> put(profiles, profile));
    inOrder.forEach(replay::take);
    replay.advance(untilMillis);
    return profiles;
  }

  /** The plain definition serving one release, one user at a time. */
  static Replay.Reign reign(ModelBundle bundle, ModelRelease release, StepSettings settings) {
    StepSettings alone = new StepSettings(settings.emitMinIntervalMillis(), settings.topItems(), 1);
    return new Replay.Reign(
        new ProfileStepper(
            bundle, new HeapBackend(bundle.network()), release.effectiveFromMillis(), alone),
        release.effectiveFromMillis());
  }

  static void put(Map<String, List<UserProfile>> profiles, UserProfile profile) {
    profiles.computeIfAbsent(profile.userId(), user -> new ArrayList<>()).add(profile);
  }

  static int count(Map<String, List<UserProfile>> profiles) {
    return profiles.values().stream().mapToInt(List::size).sum();
  }
}
