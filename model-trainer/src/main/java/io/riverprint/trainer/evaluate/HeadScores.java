package io.riverprint.trainer.evaluate;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.trainer.baseline.UserScores;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import io.riverprint.trainer.propensity.ServedItems;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the served heads say, without a predictor on top: they learnt from all the windows of the
 * past, where a predictor has one. A SKU that the model has no output for gets what is said of its
 * category; what has none either, the mean of the user's others.
 */
public final class HeadScores implements BesideModels {
  private static final double LEAST = 1e-9;

  private final Catalogue catalogue;
  private final ServedItems categories;
  private final ServedItems skus;
  private final Map<String, Served> said = new HashMap<>();

  /** Of the users of these snapshots. */
  public HeadScores(FeatureSpec features, List<Snapshot> snapshots) {
    catalogue = features.catalogue();
    categories = new ServedItems(catalogue.categories, features.targetCategories());
    skus = new ServedItems(catalogue.skus, features.targetSkus());
    snapshots.forEach(snapshot -> said.put(snapshot.userId(), snapshot.served()));
  }

  @Override
  public String title() {
    return "Served heads";
  }

  @Override
  public Map<ProbeTask, UserScores> scores(ProbeWindows windows, Map<ProbeTask, TargetList> lists) {
    Map<ProbeTask, UserScores> scores = new EnumMap<>(ProbeTask.class);
    UserScores churn = client -> new float[] {logit(of(client).churn())};
    scores.put(ProbeTask.CHURN, churn);
    scores.put(ProbeTask.CONVERSION, churn);
    TargetList asked = lists.get(ProbeTask.CATEGORY);
    if (asked != null) {
      int[] outputs = outputs(categories, asked);
      scores.put(ProbeTask.CATEGORY, client -> picked(of(client).categories(), outputs));
    }
    TargetList skusAsked = lists.get(ProbeTask.SKU);
    if (skusAsked != null) {
      int[] outputs = outputs(skus, skusAsked);
      int[] ofCategories = skusAsked.items().stream().mapToInt(this::categoryOutput).toArray();
      scores.put(ProbeTask.SKU, client -> skus(of(client), outputs, ofCategories));
    }
    return scores;
  }

  private Served of(String client) {
    return said.getOrDefault(
        client, new Served(0.5f, new float[categories.size()], new float[skus.size()]));
  }

  private static int[] outputs(ServedItems items, TargetList asked) {
    return asked.items().stream().mapToInt(items.names()::indexOf).toArray();
  }

  private int categoryOutput(String sku) {
    int known = catalogue.sku(Keys.of(sku));
    int category = known < 0 ? Catalogue.UNKNOWN : catalogue.categoryOfSku[known];
    return category < 0 ? -1 : categories.names().indexOf(catalogue.categories[category]);
  }

  private static float[] skus(Served served, int[] outputs, int[] ofCategories) {
    float[] scores = picked(served.skus(), outputs);
    float[] instead = picked(served.categories(), ofCategories);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = outputs[i] < 0 && ofCategories[i] >= 0 ? instead[i] : scores[i];
    }
    return scores;
  }

  private static float[] picked(float[] chances, int[] outputs) {
    float[] scores = new float[outputs.length];
    double sum = 0;
    for (float chance : chances) {
      sum += logit(chance);
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = outputs[i] < 0 ? (float) (sum / chances.length) : logit(chances[outputs[i]]);
    }
    return scores;
  }

  private static float logit(double chance) {
    double kept = Math.max(LEAST, Math.min(1 - LEAST, chance));
    return (float) Math.log(kept / (1 - kept));
  }
}
