package io.riverprint.local.demo;

import io.riverprint.schema.UserProfile;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Three users worth looking at: the best customer, one who may leave, and one who only looks. */
final class ThreeUsers {

  private static final Comparator<UserProfile> BY_NAME = Comparator.comparing(UserProfile::userId);
  private static final Comparator<UserProfile> BY_BUYS =
      Comparator.<UserProfile>comparingLong(profile -> profile.counts().buys())
          .thenComparing(BY_NAME);
  private static final Comparator<UserProfile> BY_EVENTS =
      Comparator.<UserProfile>comparingLong(profile -> profile.counts().total())
          .thenComparing(BY_NAME);
  private static final int BEST_CUSTOMERS = 20;

  private ThreeUsers() {}

  /** At most three different profiles of these, the same for the same profiles. */
  static List<UserProfile> among(Collection<UserProfile> profiles) {
    Set<UserProfile> chosen = new LinkedHashSet<>();
    profiles.stream().max(BY_BUYS).ifPresent(chosen::add);
    profiles.stream()
        .filter(profile -> profile.counts().buys() > 0)
        .sorted(BY_BUYS.reversed())
        .limit(BEST_CUSTOMERS)
        .filter(profile -> !chosen.contains(profile))
        .max(Comparator.comparingDouble(UserProfile::churn).thenComparing(BY_NAME))
        .ifPresent(chosen::add);
    profiles.stream()
        .filter(profile -> profile.counts().buys() == 0)
        .max(BY_EVENTS)
        .ifPresent(chosen::add);
    profiles.stream().sorted(BY_EVENTS.reversed()).limit(3).forEach(chosen::add);
    return chosen.stream().limit(3).toList();
  }
}
