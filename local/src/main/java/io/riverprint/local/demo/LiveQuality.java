package io.riverprint.local.demo;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.Topics;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileReader;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.TargetWindow;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.gate.JudgedProfile;
import io.riverprint.trainer.gate.Scorecard;
import io.riverprint.trainer.log.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the profiles that were sent told what came after them, release by release: of the live
 * part, of those whose horizon was over when feeding ended, one a user and release. A profile lists
 * its best categories and SKUs only; what it does not list counts as least likely.
 */
final class LiveQuality {
  private final long fromMillis;
  private final long toMillis;
  private final Map<Long, Map<String, UserProfile>> drawn = new TreeMap<>();

  private LiveQuality(long fromMillis, long toMillis) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  /**
   * Judged figures by release, as {@link Scorecard} names them.
   *
   * @param endMillis what is known of the shop ends here
   */
  static Map<Long, Map<String, Double>> of(
      String bootstrap,
      EventLog log,
      Map<Long, FeatureSpec> releases,
      long fromMillis,
      long endMillis,
      long horizonMillis) {
    LiveQuality quality = new LiveQuality(fromMillis, endMillis - horizonMillis);
    ProfileReader reader = new ProfileReader();
    try (TopicReader topic =
        TopicReader.open(bootstrap, Topics.PROFILES, Isolation.READ_COMMITTED)) {
      topic.toEnd(
          record ->
              quality.offer(
                  reader.read(record.key(), record.value()).fold(List::of, user -> List.of())));
    }
    return quality.judged(Histories.read(log, endMillis), releases, horizonMillis);
  }

  private void offer(List<UserProfile> profiles) {
    for (UserProfile profile : profiles) {
      if (profile.asOfMillis() >= fromMillis && profile.asOfMillis() <= toMillis) {
        drawn
            .computeIfAbsent(profile.release(), release -> new HashMap<>())
            .merge(profile.userId(), profile, LiveQuality::drawnOf);
      }
    }
  }

  /** The same one of two in whatever order they come. */
  private static UserProfile drawnOf(UserProfile one, UserProfile other) {
    return ticket(one) <= ticket(other) ? one : other;
  }

  private static long ticket(UserProfile profile) {
    return Keys.of(profile.userId() + "/" + profile.sequence());
  }

  private Map<Long, Map<String, Double>> judged(
      Histories histories, Map<Long, FeatureSpec> releases, long horizonMillis) {
    Map<Long, Map<String, Double>> figures = new TreeMap<>();
    drawn.forEach(
        (release, profiles) -> {
          FeatureSpec spec = releases.get(release);
          if (spec != null) {
            figures.put(release, judged(histories, spec, profiles, horizonMillis));
          }
        });
    return figures;
  }

  private static Map<String, Double> judged(
      Histories histories,
      FeatureSpec spec,
      Map<String, UserProfile> profiles,
      long horizonMillis) {
    TargetWindow window = new TargetWindow(spec, horizonMillis);
    List<JudgedProfile> judged = new ArrayList<>();
    for (UserHistory user : histories.users()) {
      UserProfile profile = profiles.get(user.userId());
      if (profile != null) {
        judged.add(
            new JudgedProfile(
                profile, profile.counts().buys() > 0, window.after(user, profile.asOfMillis())));
      }
    }
    return new Scorecard(judged).metrics(spec);
  }
}
