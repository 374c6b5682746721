package io.riverprint.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import java.util.List;

/** Profiles as records of the topic. */
public final class Shown {
  public static final long NOON = 1_654_084_800_000L;
  private static final ProfileCodec CODEC = new ProfileCodec(EmbeddingFormat.FLOAT32);

  private Shown() {}

  /** The {@code sequence}-th profile of a user, as of so many minutes past noon. */
  public static UserProfile profile(String user, long sequence, long release, float... embedding) {
    return new UserProfile(
        user,
        NOON + sequence * 60_000,
        sequence,
        release,
        "space-" + release,
        new SessionSummary(NOON, NOON + sequence * 60_000, (int) sequence, 1),
        new Embedding(embedding),
        0.25f,
        List.of(new ScoredItem("shoes", 0.75f)),
        List.of(),
        List.of(),
        List.of(),
        new EventCounts(1, 2, 3, 4, 5),
        false);
  }

  /** Lets the profiles be kept, in this order; returns whether the last one changed anything. */
  public static boolean take(KeptProfiles kept, UserProfile... profiles) {
    boolean changed = false;
    for (UserProfile profile : profiles) {
      changed = kept.take(profile.userId().getBytes(UTF_8), CODEC.write(profile));
    }
    return changed;
  }
}
