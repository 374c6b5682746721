package io.riverprint.local.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.Embedding;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilePrinterTest {

  private static final long NOON = Instant.parse("2022-05-23T12:00:00Z").toEpochMilli();

  @Test
  void aProfileReadsAsASmallText() {
    assertThat(new ProfilePrinter(2).print(profile(0.8f, List.of(c("7", 0.5f), c("3", 0.04f)))))
        .isEqualTo(
            """
            User ada, as of 2022-05-23 12:00:00 UTC
              has done:     3 page visits, 1 search, 1 purchase
              last session: number 2, 4 events from 2022-05-23 11:58:30, over 1 min 30 s
              churn:        likely gone: 80 % that no purchase follows within the horizon
              next buys:    categories 7 (50 %), 3 (4.0 %)
              taste:        categories 9 (+1.25)
              made by:      release 1, profile number 5, 2 numbers in space s1
            """);
  }

  @Test
  void onlyTheLikeliestAreNamed() {
    assertThat(new ProfilePrinter(1).print(profile(0.1f, List.of(c("7", 0.5f), c("3", 0.4f)))))
        .contains("categories 7 (50 %)\n")
        .doesNotContain("3 (40 %)");
  }

  @Test
  void aTasteOfWhichNothingIsKnownIsNotShown() {
    assertThat(new ProfilePrinter(2).print(profile(0.8f, List.of(c("7", 0f), c("3", 0f)))))
        .doesNotContain("next buys");
  }

  private static ScoredItem c(String id, float score) {
    return new ScoredItem(id, score);
  }

  private static UserProfile profile(float churn, List<ScoredItem> categories) {
    return new UserProfile(
        "ada",
        NOON,
        5,
        1,
        "s1",
        new SessionSummary(NOON - 90_000, NOON, 4, 2),
        new Embedding(new float[] {1, 2}),
        churn,
        categories,
        List.of(),
        List.of(c("9", 1.25f)),
        List.of(),
        new EventCounts(1, 0, 0, 3, 1),
        false);
  }
}
