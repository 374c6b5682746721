package io.riverprint.console.why;

import io.riverprint.console.why.Explanation.Difference;
import io.riverprint.console.why.Explanation.Figures;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of two profiles is compared: churn, what leads the one that was sent, and the vectors. */
record Compared(Leader category, Leader sku) {

  /** What leads a list, and where its score stands in any profile. */
  private record Leader(@Nullable String id, Function<UserProfile, List<ScoredItem>> list) {
    @Nullable ScoredItem in(UserProfile profile) {
      return list.apply(profile).stream()
          .filter(item -> item.id().equals(id))
          .findFirst()
          .orElse(null);
    }

    @Nullable Float change(UserProfile one, UserProfile other) {
      ScoredItem with = in(one);
      ScoredItem without = in(other);
      return with == null || without == null ? null : (Float) (with.score() - without.score());
    }
  }

  /** Of the sent profile's leaders; of the replay's, where the sent one lists none. */
  static Compared of(UserProfile served, UserProfile replayed) {
    return new Compared(
        leader(List.of(UserProfile::categories, UserProfile::factorCategories), served, replayed),
        leader(List.of(UserProfile::skus, UserProfile::factorSkus), served, replayed));
  }

  Figures figures(UserProfile profile) {
    return new Figures(profile.churn(), category.in(profile), sku.in(profile));
  }

  Difference difference(UserProfile one, UserProfile other) {
    return new Difference(
        one.churn() - other.churn(),
        category.change(one, other),
        sku.change(one, other),
        distance(one.embedding().values(), other.embedding().values()));
  }

  private static Leader leader(
      List<Function<UserProfile, List<ScoredItem>>> lists,
      UserProfile served,
      UserProfile replayed) {
    for (UserProfile profile : List.of(served, replayed)) {
      for (var list : lists) {
        List<ScoredItem> items = list.apply(profile);
        if (!items.isEmpty()) {
          return new Leader(items.get(0).id(), list);
        }
      }
    }
    return new Leader(null, lists.get(0));
  }

  /** Length of the difference, in lengths of the first; of different widths nothing is known. */
  private static double distance(float[] one, float[] other) {
    if (one.length != other.length) {
      return Double.NaN;
    }
    double apart = 0;
    double length = 0;
    for (int i = 0; i < one.length; i++) {
      apart += Math.pow((double) one[i] - other[i], 2);
      length += (double) one[i] * one[i];
    }
    return apart == 0 ? 0 : Math.sqrt(apart / length);
  }
}
