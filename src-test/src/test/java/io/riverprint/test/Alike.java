package io.riverprint.test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.schema.Embedding;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Profiles that differ by rounding at most. */
final class Alike {
  private static final float TOLERANCE = 1e-5f;

  private Alike() {}

  static void assertAlike(
      Map<String, List<UserProfile>> live, Map<String, List<UserProfile>> expected) {
    assertThat(live.keySet()).isEqualTo(expected.keySet());
    expected.forEach((user, profiles) -> assertAlike(requireNonNull(live.get(user)), profiles));
  }

  private static void assertAlike(List<UserProfile> live, List<UserProfile> expected) {
    assertThat(live).hasSameSizeAs(expected);
    for (int i = 0; i < live.size(); i++) {
      assertAlike(live.get(i), expected.get(i));
    }
  }

  private static void assertAlike(UserProfile live, UserProfile expected) {
    assertThat(withoutNetwork(live)).isEqualTo(withoutNetwork(expected));
    assertThat(live.embedding().values())
        .containsExactly(expected.embedding().values(), within(TOLERANCE));
    assertThat(live.churn()).isCloseTo(expected.churn(), within(TOLERANCE));
    assertScores(live.categories(), expected.categories());
    assertScores(live.skus(), expected.skus());
  }

  /** By item: two that score alike may stand in either order. */
  private static void assertScores(List<ScoredItem> live, List<ScoredItem> expected) {
    Map<String, Float> scores = new TreeMap<>();
    live.forEach(item -> scores.put(item.id(), item.score()));
    assertThat(live).hasSameSizeAs(expected);
    for (ScoredItem item : expected) {
      assertThat(scores.get(item.id())).isCloseTo(item.score(), within(TOLERANCE));
    }
  }

  private static UserProfile withoutNetwork(UserProfile p) {
    return new UserProfile(
        p.userId(),
        p.asOfMillis(),
        p.sequence(),
        p.release(),
        p.space(),
        p.session(),
        new Embedding(new float[0]),
        0,
        List.of(),
        List.of(),
        p.factorCategories(),
        p.factorSkus(),
        p.counts(),
        p.historyTruncated());
  }
}
