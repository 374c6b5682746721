package io.riverprint.core.watch;

import io.riverprint.schema.Embedding;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.util.List;

/** Profiles of which only what is watched matters. */
public final class WatchProfiles {
  private WatchProfiles() {}

  /** Of a user who has bought before, with an embedding of zeros. */
  public static UserProfile profile(
      String user,
      long atMillis,
      long release,
      float churn,
      List<ScoredItem> categories,
      List<ScoredItem> skus) {
    return new UserProfile(
        user,
        atMillis,
        atMillis / 1000,
        release,
        "space",
        new SessionSummary(atMillis - 60_000, atMillis, 5, 2),
        new Embedding(new float[4]),
        churn,
        categories,
        skus,
        List.of(),
        List.of(),
        new EventCounts(1, 2, 0, 3, 0),
        false);
  }
}
