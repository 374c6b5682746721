package io.riverprint.trainer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.session.SessionRule;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.SpecFitter;
import io.riverprint.trainer.log.EventLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScorecardTest {
  private static final FeatureSpec SPEC = spec();

  @Test
  void asksChurnOfUsersWhoHadBoughtOnly() {
    Map<String, Double> metrics =
        metrics(judged(0.9f, true, true), judged(0.2f, true, false), judged(0.99f, false, false));

    assertThat(metrics).containsEntry("churnAuroc", 1.0);
  }

  @Test
  void countsAPairInTheWrongOrderAsNone() {
    Map<String, Double> metrics = metrics(judged(0.1f, true, true), judged(0.2f, true, false));

    assertThat(metrics).containsEntry("churnAuroc", 0.0);
  }

  @Test
  void saysNothingOfChurnWhereAllUsersAreAlike() {
    Map<String, Double> metrics = metrics(judged(0.1f, true, true), judged(0.2f, true, true));

    assertThat(metrics).doesNotContainKey("churnAuroc");
  }

  @Test
  void averagesOverTheItemsThatWereBought() {
    JudgedProfile right =
        judged(0.5f, true, new Labels(false, new int[] {0}, new int[0]), 0.9f, 0.1f);
    JudgedProfile other = judged(0.5f, true, new Labels(false, new int[0], new int[0]), 0.2f, 0.3f);

    assertThat(metrics(right, other)).containsEntry("categoryAuroc", 1.0);
  }

  private static Map<String, Double> metrics(JudgedProfile... judged) {
    return new Scorecard(List.of(judged)).metrics(SPEC);
  }

  private static JudgedProfile judged(float churn, boolean boughtBefore, boolean churned) {
    return judged(churn, boughtBefore, new Labels(churned, new int[0], new int[0]), 0.5f, 0.5f);
  }

  private static JudgedProfile judged(
      float churn, boolean boughtBefore, Labels labels, float first, float second) {
    List<ScoredItem> categories =
        List.of(new ScoredItem(category(0), first), new ScoredItem(category(1), second));
    UserProfile profile =
        new UserProfile(
            "ann",
            SmallShop.FIRST,
            1,
            1,
            "space-1",
            new SessionSummary(SmallShop.FIRST, SmallShop.FIRST, 1, 1),
            new Embedding(new float[1]),
            churn,
            categories,
            List.of(),
            List.of(),
            List.of(),
            new EventCounts(1, 0, 0, 0, 0),
            false);
    return new JudgedProfile(profile, boughtBefore, labels);
  }

  private static String category(int target) {
    return SPEC.catalogue().categories[SPEC.targetCategories()[target]];
  }

  private static FeatureSpec spec() {
    EventLog log = SmallShop.log(30, 3);
    return SpecFitter.standard(7, SessionRule.PAPER)
        .fit(log.products(Long.MAX_VALUE), Histories.read(log, Long.MAX_VALUE));
  }
}
