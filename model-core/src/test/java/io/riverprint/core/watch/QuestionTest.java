package io.riverprint.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.feature.Keys;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets of the small bundle: categories 9 and 7; SKUs 105, 102 and 104. */
class QuestionTest {
  private static final PurchaseTargets TARGETS =
      new PurchaseTargets(SmallBundles.make(1, 1).features());
  private static final long NOON = 1_000_000_000;
  private static final long HORIZON = 1_000;
  private static final Question QUESTION =
      Question.of(
          WatchProfiles.profile(
              "u",
              NOON,
              1,
              0.25f,
              List.of(new ScoredItem("7", 0.5f)),
              List.of(new ScoredItem("105", 0.75f), new ScoredItem("104", 0.5f))));

  @Test
  void aPurchaseAtTheEndOfTheHorizonCounts() {
    assertThat(answer(bought(NOON + HORIZON, "105")).churn().came()).containsExactly(false);
    assertThat(answer(bought(NOON + HORIZON + 1, "105")).churn().came()).containsExactly(true);
  }

  @Test
  void aPurchaseAtTheVeryInstantIsKnownAndDoesNotCount() {
    assertThat(answer(bought(NOON, "105")).churn().came()).containsExactly(true);
  }

  @Test
  void aListedSkuComesTrueWhenItIsBought() {
    Outcomes skus = answer(bought(NOON + 1, "104")).sku();

    assertThat(skus.scores()).containsExactly(0.75f, 0.5f);
    assertThat(skus.came()).containsExactly(false, true);
    assertThat(skus.absentCame()).isZero();
    assertThat(skus.absentStayed()).isEqualTo(1);
  }

  @Test
  void aTargetThatWasNotListedAndIsBoughtIsCounted() {
    Outcomes skus = answer(bought(NOON + 1, "102")).sku();

    assertThat(skus.came()).containsExactly(false, false);
    assertThat(skus.absentCame()).isEqualTo(1);
    assertThat(skus.absentStayed()).isZero();
  }

  /** 101 is no target SKU, of category 7, whatever the event says. */
  @Test
  void theCatalogueSaysWhatCategoryAnSkuIsOf() {
    Purchase purchase = new Purchase(NOON + 1, Keys.of("101"), Keys.of("9"), 1);

    assertThat(answer(purchase).category().came()).containsExactly(true);
    assertThat(answer(purchase).sku().absentCame()).isZero();
  }

  @Test
  void ofAnSkuThatItDoesNotKnowTheEventSaysIt() {
    Purchase purchase = new Purchase(NOON + 1, Keys.of("new"), Keys.of("7"), 1);

    assertThat(answer(purchase).category().came()).containsExactly(true);
  }

  @Test
  void churnIsAskedOfWhoHadBought() {
    UserProfile bought = WatchProfiles.profile("u", NOON, 1, 0.25f, List.of(), List.of());
    UserProfile never =
        new UserProfile(
            "u",
            NOON,
            1,
            1,
            "s",
            bought.session(),
            bought.embedding(),
            0.25f,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new EventCounts(0, 1, 0, 0, 0),
            false);

    assertThat(Question.of(never).answer(TARGETS, List.of(), HORIZON).churn())
        .isSameAs(Outcomes.NONE);
  }

  @Test
  void onlyTheFirstTenAreAskedAbout() {
    List<ScoredItem> many = java.util.Collections.nCopies(12, new ScoredItem("105", 0.1f));

    assertThat(Question.of(WatchProfiles.profile("u", 1, 1, 0, many, many)).skus()).hasSize(10);
  }

  private static Answer answer(Purchase purchase) {
    return QUESTION.answer(TARGETS, List.of(purchase), HORIZON);
  }

  private static Purchase bought(long atMillis, String sku) {
    return new Purchase(atMillis, Keys.of(sku), Keys.NONE, 1);
  }
}
