package io.riverprint.trainer.gate;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.metric.Auroc;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How well profiles told what came after them: AUROC of churn over users who had bought before, and
 * the mean AUROC over the target categories and SKUs that somebody bought and somebody did not.
 * (The organisers' mean counts a label that nobody bought as 0; over few users most are such, and
 * the figure would say how many users were judged.)
 */
public final class Scorecard {
  private final List<JudgedProfile> judged;

  public Scorecard(List<JudgedProfile> judged) {
    this.judged = List.copyOf(judged);
  }

  /**
   * The figures by their camelCase names, as a manifest has them; what cannot be said is absent.
   */
  public Map<String, Double> metrics(FeatureSpec spec) {
    Catalogue catalogue = spec.catalogue();
    String[] categories = names(spec.targetCategories(), catalogue.categories);
    String[] skus = names(spec.targetSkus(), catalogue.skus);
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("judgedProfiles", (double) judged.size());
    put(metrics, "churnAuroc", churn());
    put(
        metrics,
        "categoryAuroc",
        propensity(categories, UserProfile::categories, j -> j.labels().categories()));
    put(metrics, "skuAuroc", propensity(skus, UserProfile::skus, j -> j.labels().skus()));
    return metrics;
  }

  private static void put(Map<String, Double> metrics, String name, double value) {
    if (!Double.isNaN(value)) {
      metrics.put(name, value);
    }
  }

  private double churn() {
    List<JudgedProfile> buyers = judged.stream().filter(JudgedProfile::boughtBefore).toList();
    float[] scores = new float[buyers.size()];
    boolean[] churned = new boolean[buyers.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = buyers.get(i).profile().churn();
      churned[i] = buyers.get(i).labels().churned();
    }
    return area(scores, churned);
  }

  private double propensity(
      String[] names,
      Function<UserProfile, List<ScoredItem>> scored,
      Function<JudgedProfile, int[]> bought) {
    float[][] scores = new float[names.length][judged.size()];
    boolean[][] labels = new boolean[names.length][judged.size()];
    Map<String, Integer> positions = new HashMap<>();
    IntStream.range(0, names.length).forEach(i -> positions.put(names[i], i));
    for (int j = 0; j < judged.size(); j++) {
      for (ScoredItem item : scored.apply(judged.get(j).profile())) {
        scores[positions.getOrDefault(item.id(), 0)][j] = item.score();
      }
      for (int target : bought.apply(judged.get(j))) {
        labels[target][j] = true;
      }
    }
    return IntStream.range(0, names.length)
        .mapToDouble(i -> area(scores[i], labels[i]))
        .filter(area -> !Double.isNaN(area))
        .average()
        .orElse(Double.NaN);
  }

  /** NaN where all labels are equal: nothing is said then, neither good nor bad. */
  private static double area(float[] scores, boolean[] labels) {
    int positives = 0;
    for (boolean label : labels) {
      positives += label ? 1 : 0;
    }
    return positives == 0 || positives == labels.length ? Double.NaN : Auroc.binary(scores, labels);
  }

  private static String[] names(int[] indices, String[] all) {
    return Arrays.stream(indices).mapToObj(index -> all[index]).toArray(String[]::new);
  }
}
