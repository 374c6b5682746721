package io.riverprint.test;

import com.fasterxml.jackson.core.type.TypeReference;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.Map;

/** Profiles for tests of those who read them. Every number is one that float16 has. */
final class ManyProfiles {
  static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  private static final long NOON = 1_654_084_800_000L;

  private ManyProfiles() {}

  static UserProfile of(String user, long sequence, long release, float lean) {
    return new UserProfile(
        user,
        NOON + sequence * 60_000,
        sequence,
        release,
        "space-" + release,
        new SessionSummary(NOON, NOON + sequence * 60_000, (int) sequence, 1),
        new Embedding(new float[] {lean, 0.5f, -0.25f, 1024, -0f}),
        0.25f,
        List.of(new ScoredItem("shoes", 0.75f), new ScoredItem("hats <b>", 0.125f)),
        List.of(),
        List.of(new ScoredItem("coats", -3f)),
        List.of(new ScoredItem("sku-1", 2f)),
        new EventCounts(1, 2, 3, 400, 5),
        sequence % 2 == 0);
  }
}
