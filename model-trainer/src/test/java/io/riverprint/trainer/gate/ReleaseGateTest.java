package io.riverprint.trainer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.SmallTrainings;
import io.riverprint.trainer.example.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Releases whose scores are the truth and so much noise. */
final class ReleaseGateTest {
  private static final ModelBundle BUNDLE = SmallBundles.make(2, 5);
  private static final int WIDTH = BUNDLE.network().spec().embeddingWidth();
  private static final ReleaseGate GATE = new ReleaseGate(GateRule.STANDARD, 1);

  @Test
  void releasesWhatIsBetter() {
    Verdict verdict = compare(judged(600, 0.5, 0.5, 7), judged(600, 1, 0.5, 8));

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.reasons().get(0)).startsWith("better: no head falls");
    assertThat(verdict.figures().get("churn.low")).isPositive();
    assertThat(verdict.figures()).containsEntry("judgedUsers", 600.0);
  }

  @Test
  void refusesWhatIsWorseAndNamesEveryHeadThatFalls() {
    Verdict verdict = compare(judged(600, 1, 0.5, 7), judged(600, 0.5, 0.5, 8));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons())
        .anySatisfy(reason -> assertThat(reason).startsWith("falls: churn"))
        .anySatisfy(reason -> assertThat(reason).startsWith("falls: category"))
        .anySatisfy(reason -> assertThat(reason).startsWith("no better"));
  }

  @Test
  void refusesWhatIsTheSame() {
    List<JudgedProfile> same = judged(600, 0.7, 0.5, 7);

    Verdict verdict = compare(same, same);

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons())
        .containsExactly("no better: the differences of all heads sum to +0.0000");
    assertThat(verdict.figures()).containsEntry("churn.low", 0.0).containsEntry("churn.high", 0.0);
  }

  @Test
  void refusesToJudgeByTooFewUsers() {
    Verdict verdict = compare(judged(49, 0.1, 0.5, 7), judged(49, 2, 0.5, 8));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons().get(0)).startsWith("too few to judge: 49 users");
  }

  @Test
  void refusesWhatAReaderOfTheAlignedSpaceWouldLoseBy() {
    // Better in every head, and its embedding says nothing any more.
    Verdict verdict = compare(judged(800, 0.5, 50, 7), judged(800, 1, 0.2, 8));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons()).hasSize(1);
    assertThat(verdict.reasons().get(0)).startsWith("the frozen probe falls: probe");
  }

  @Test
  void refusesASpaceThatNoMapLeadsFrom() {
    ModelBundle elsewhere = SmallBundles.make(3, 6);

    Verdict verdict =
        GATE.compare(elsewhere, judged(600, 0.5, 0.5, 7), BUNDLE, judged(600, 1, 0.5, 8));

    assertThat(verdict.reasons().get(0)).startsWith("no map leads from its space");
  }

  @Test
  void aFallThatMayBeChanceIsNoFallUnlessALargeOneCannotBeExcluded() {
    GateRule rule = GateRule.STANDARD;

    assertThat(rule.isFall(new Comparison("h", 0.69, 0.70, -0.03, 0.01), 0.005)).isFalse();
    assertThat(rule.isFall(new Comparison("h", 0.69, 0.70, -0.02, -0.001), 0.005)).isTrue();
    assertThat(rule.isFall(new Comparison("h", 0.697, 0.70, -0.004, -0.002), 0.005)).isFalse();
    assertThat(rule.isFall(new Comparison("h", 0.70, 0.70, -0.11, 0.11), 0.005)).isTrue();
  }

  @Test
  void aFirstReleaseMustBeatChance() {
    assertThat(GATE.first(BUNDLE, judged(600, 0.7, 0.5, 7)).passed()).isTrue();
    assertThat(GATE.first(BUNDLE, judged(600, 1e6, 0.5, 7)).passed()).isFalse();
  }

  @Test
  void whatIsAsGoodOnOldProductsAndKnowsTheNewOnesIsReleased() {
    Verdict verdict = compareCatalogues(new Known(0.8, "102", "103"), new Known(0.8, "102", "103"));
    assertThat(verdict.reasons().get(0)).startsWith("no better");

    verdict = compareCatalogues(new Known(0.8, "102", "103", "105"), new Known(0.8, "102", "103"));

    assertThat(verdict.passed()).as("%s", verdict.reasons()).isTrue();
    assertThat(verdict.reasons().get(0))
        .contains("sum to +0.0000, with products and categories that only one of them knows");
    assertThat(verdict.figures())
        .containsEntry("sku.difference", 0.0)
        .containsEntry("sku.unshared.incumbent", 0.5);
    assertThat(verdict.figures().get("sku.unshared.low")).isPositive();
  }

  @Test
  void easyNewProductsDoNotDrownALossOnOldOnes() {
    Verdict verdict =
        compareCatalogues(
            new Known(1.2, 0.01, "102", "103", "104", "105"), new Known(0.5, "102", "103"));

    assertThat(verdict.figures().get("sku.all.difference")).isPositive();
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons())
        .anySatisfy(reason -> assertThat(reason).startsWith("falls: sku "));
  }

  @Test
  void newProductsItKnowsNothingOfAreNoGain() {
    Verdict verdict =
        compareCatalogues(new Known(0.8, 1e6, "102", "103", "105"), new Known(0.8, "102", "103"));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons()).hasSize(1);
    assertThat(verdict.reasons().get(0)).startsWith("no better");
  }

  @Test
  void whatForgetsProductsThatAreStillBoughtFalls() {
    Verdict verdict = compareCatalogues(new Known(0.7, "102"), new Known(0.8, "102", "103", "105"));

    assertThat(verdict.figures().get("sku.difference")).isPositive();
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons())
        .anySatisfy(
            reason ->
                assertThat(reason).startsWith("falls, with what only one of them knows: sku.all "));
  }

  @Test
  void whatHardlyAnybodyBuysAnyMoreWeighsLittle() {
    Verdict verdict =
        compareCatalogues(new Known(0.8, "102", "103", "105"), new Known(0.8, "102", "103", RARE));

    assertThat(verdict.passed()).as("%s", verdict.reasons()).isTrue();
    assertThat(verdict.figures().get("sku.unshared.difference")).isPositive();
  }

  /** One in fifty buys it; of the others everybody one in turn. */
  private static final String RARE = "101";

  private static final List<String> BOUGHT = List.of("102", "103", "104", "105");

  /**
   * A release by the SKUs that it knows.
   *
   * @param noise of its scores of what both know
   * @param newNoise of its scores of what it alone knows
   */
  private record Known(double noise, double newNoise, List<String> skus) {
    Known(double noise, String... skus) {
      this(noise, noise, List.of(skus));
    }

    Known(double noise, double newNoise, String... skus) {
      this(noise, newNoise, List.of(skus));
    }

    ModelBundle bundle() {
      int[] targets = skus.stream().mapToInt(SmallBundles.SKUS::indexOf).toArray();
      return new ModelBundle(
          BUNDLE.manifest(),
          SmallTrainings.withSkuTargets(BUNDLE.features(), targets),
          BUNDLE.network(),
          BUNDLE.skuFactors(),
          BUNDLE.categoryFactors(),
          BUNDLE.probes());
    }

    List<JudgedProfile> judged(Known other) {
      List<JudgedProfile> judged = new ArrayList<>();
      SplittableRandom truth = new SplittableRandom(1);
      SplittableRandom random = new SplittableRandom(2);
      for (JudgedProfile plain : ReleaseGateTest.judged(800, 0.8, 0.5, 7)) {
        String bought = BOUGHT.get(truth.nextInt(BOUGHT.size()));
        boolean alsoRare = truth.nextInt(50) == 0;
        List<ScoredItem> scores = new ArrayList<>();
        for (String sku : SmallBundles.SKUS) {
          double drawn = random.nextGaussian(); // of every SKU, so that releases draw the same
          if (skus.contains(sku)) {
            boolean is = sku.equals(RARE) ? alsoRare : sku.equals(bought);
            double wide = other.skus.contains(sku) ? noise : newNoise;
            scores.add(new ScoredItem(sku, (float) ((is ? 1 : 0) + wide * drawn)));
          }
        }
        int[] labels =
            IntStream.range(0, skus.size())
                .filter(
                    at -> skus.get(at).equals(bought) || (skus.get(at).equals(RARE) && alsoRare))
                .toArray();
        judged.add(withSkus(plain, scores, labels));
      }
      return judged;
    }
  }

  private static Verdict compareCatalogues(Known candidate, Known incumbent) {
    return GATE.compare(
        candidate.bundle(),
        candidate.judged(incumbent),
        incumbent.bundle(),
        incumbent.judged(candidate));
  }

  private static JudgedProfile withSkus(JudgedProfile of, List<ScoredItem> scores, int[] bought) {
    UserProfile p = of.profile();
    return new JudgedProfile(
        new UserProfile(
            p.userId(),
            p.asOfMillis(),
            p.sequence(),
            p.release(),
            p.space(),
            p.session(),
            p.embedding(),
            p.churn(),
            p.categories(),
            scores,
            p.factorCategories(),
            List.of(),
            p.counts(),
            p.historyTruncated()),
        of.boughtBefore(),
        new Labels(of.labels().churned(), of.labels().categories(), bought));
  }

  private static Verdict compare(List<JudgedProfile> candidate, List<JudgedProfile> incumbent) {
    return GATE.compare(BUNDLE, candidate, BUNDLE, incumbent);
  }

  /** The same users and truths whatever the noise. */
  private static List<JudgedProfile> judged(
      int users, double noise, double embeddingNoise, long seed) {
    SplittableRandom truth = new SplittableRandom(1);
    SplittableRandom random = new SplittableRandom(seed);
    List<JudgedProfile> judged = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      boolean churned = truth.nextInt(3) == 0;
      int category = truth.nextInt(2);
      int sku = truth.nextInt(3);
      float[] embedding = new float[WIDTH];
      for (int k = 0; k < WIDTH; k++) {
        embedding[k] = (float) (embeddingNoise * random.nextGaussian());
      }
      embedding[0] += churned ? 1 : 0;
      embedding[1] += category;
      embedding[2] += sku;
      judged.add(
          new JudgedProfile(
              new UserProfile(
                  "u" + user,
                  1_000,
                  1,
                  2,
                  "small-5",
                  new SessionSummary(0, 0, 1, 1),
                  new Embedding(embedding),
                  (float) ((churned ? 1 : 0) + noise * random.nextGaussian()),
                  categories(category, noise, random),
                  skus(sku, noise, random),
                  categories(category, noise, random),
                  skus(sku, noise, random),
                  new EventCounts(1, 0, 0, 0, 0),
                  false),
              true,
              new Labels(churned, new int[] {category}, new int[] {sku})));
    }
    return judged;
  }

  private static List<ScoredItem> categories(int truth, double noise, SplittableRandom random) {
    var features = BUNDLE.features();
    return scored(
        features.targetCategories(), features.catalogue().categories, truth, noise, random);
  }

  private static List<ScoredItem> skus(int truth, double noise, SplittableRandom random) {
    var features = BUNDLE.features();
    return scored(features.targetSkus(), features.catalogue().skus, truth, noise, random);
  }

  private static List<ScoredItem> scored(
      int[] targets, String[] names, int truth, double noise, SplittableRandom random) {
    List<ScoredItem> items = new ArrayList<>();
    for (int target = 0; target < targets.length; target++) {
      float score = (float) ((target == truth ? 1 : 0) + noise * random.nextGaussian());
      items.add(new ScoredItem(names[targets[target]], score));
    }
    return items;
  }
}
