package io.riverprint.trainer.gate;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The profiles of the users whom both releases were judged on, as of the same instant. Labels are
 * those that the candidate's catalogue gives; of targets, those that both releases have.
 */
final class JudgedPairs {
  private static final double CHANCE = 0.5;

  private final List<JudgedProfile> candidate = new ArrayList<>();
  private final List<JudgedProfile> incumbent = new ArrayList<>();
  private final FeatureSpec ours;
  private final Set<String> categories;
  private final Set<String> skus;

  JudgedPairs(
      List<JudgedProfile> candidate,
      FeatureSpec ours,
      List<JudgedProfile> incumbent,
      FeatureSpec theirs) {
    this.ours = ours;
    this.categories = new HashSet<>(Arrays.asList(categories(theirs)));
    this.skus = new HashSet<>(Arrays.asList(skus(theirs)));
    Map<String, JudgedProfile> byUser = new HashMap<>();
    incumbent.forEach(judged -> byUser.put(judged.profile().userId(), judged));
    for (JudgedProfile judged : shuffled(candidate)) {
      JudgedProfile other = byUser.get(judged.profile().userId());
      if (other != null && other.profile().asOfMillis() == judged.profile().asOfMillis()) {
        this.candidate.add(judged);
        this.incumbent.add(other);
      }
    }
  }

  /** By a hash of the user: halves of it have nothing to do with who came first. */
  private static List<JudgedProfile> shuffled(List<JudgedProfile> judged) {
    return judged.stream()
        .sorted(Comparator.comparingLong(one -> Keys.mix(Keys.of(one.profile().userId()))))
        .toList();
  }

  int size() {
    return candidate.size();
  }

  /** What each head is asked, by its name; what is asked of buyers alone is in another list. */
  Map<String, List<Column>> heads() {
    Map<String, List<Column>> heads = new LinkedHashMap<>();
    String[] categoryNames = categories(ours);
    String[] skuNames = skus(ours);
    heads.put(
        "category", columns(categoryNames, categories, UserProfile::categories, this::categories));
    heads.put("sku", columns(skuNames, skus, UserProfile::skus, this::skus));
    heads.put(
        "factorCategory",
        columns(categoryNames, categories, UserProfile::factorCategories, this::categories));
    heads.put("factorSku", columns(skuNames, skus, UserProfile::factorSkus, this::skus));
    return heads;
  }

  /** Churn, asked of those who had bought before. */
  Column churn() {
    int[] buyers = buyers();
    Column column = Column.of(buyers.length);
    for (int i = 0; i < buyers.length; i++) {
      column.candidate()[i] = candidate.get(buyers[i]).profile().churn();
      column.incumbent()[i] = incumbent.get(buyers[i]).profile().churn();
      column.positive()[i] = candidate.get(buyers[i]).labels().churned();
    }
    return column;
  }

  /** Users who had bought before, by their place. */
  int[] buyers() {
    return IntStream.range(0, size()).filter(user -> candidate.get(user).boughtBefore()).toArray();
  }

  /** Labels for the probe: churn, then every target that both releases have. */
  List<boolean[]> labels() {
    List<boolean[]> labels = new ArrayList<>();
    boolean[] churned = new boolean[size()];
    for (int user = 0; user < size(); user++) {
      churned[user] = candidate.get(user).labels().churned();
    }
    labels.add(churned);
    heads().entrySet().stream()
        .filter(head -> !head.getKey().startsWith("factor"))
        .forEach(head -> head.getValue().forEach(column -> labels.add(column.positive())));
    return labels;
  }

  List<UserProfile> candidateProfiles() {
    return candidate.stream().map(JudgedProfile::profile).toList();
  }

  List<UserProfile> incumbentProfiles() {
    return incumbent.stream().map(JudgedProfile::profile).toList();
  }

  private int[] categories(JudgedProfile judged) {
    return judged.labels().categories();
  }

  private int[] skus(JudgedProfile judged) {
    return judged.labels().skus();
  }

  private List<Column> columns(
      String[] targets,
      Set<String> known,
      Function<UserProfile, List<ScoredItem>> scored,
      Function<JudgedProfile, int[]> bought) {
    Column[] columns = new Column[targets.length];
    Map<String, Integer> positions = new HashMap<>();
    for (int target = 0; target < targets.length; target++) {
      columns[target] = Column.of(size());
      positions.put(targets[target], target);
    }
    for (int user = 0; user < size(); user++) {
      int at = user;
      scored
          .apply(candidate.get(user).profile())
          .forEach(item -> columns[place(positions, item)].candidate()[at] = item.score());
      scored.apply(incumbent.get(user).profile()).stream()
          .filter(item -> positions.containsKey(item.id()))
          .forEach(item -> columns[place(positions, item)].incumbent()[at] = item.score());
      for (int target : bought.apply(candidate.get(user))) {
        columns[target].positive()[user] = true;
      }
    }
    List<Column> common = new ArrayList<>();
    for (int target = 0; target < targets.length; target++) {
      if (known.contains(targets[target])) {
        common.add(columns[target]);
      }
    }
    return common;
  }

  private static int place(Map<String, Integer> positions, ScoredItem item) {
    return positions.getOrDefault(item.id(), 0);
  }

  private static String[] categories(FeatureSpec spec) {
    return names(spec.targetCategories(), spec.catalogue().categories);
  }

  private static String[] skus(FeatureSpec spec) {
    return names(spec.targetSkus(), spec.catalogue().skus);
  }

  private static String[] names(int[] indices, String[] all) {
    return Arrays.stream(indices).mapToObj(index -> all[index]).toArray(String[]::new);
  }

  /** The same profiles against scores that know nothing: what a first release must beat. */
  static JudgedPairs againstChance(List<JudgedProfile> candidate, FeatureSpec spec) {
    return new JudgedPairs(
        candidate, spec, candidate.stream().map(JudgedPairs::silent).toList(), spec);
  }

  private static JudgedProfile silent(JudgedProfile judged) {
    UserProfile p = judged.profile();
    UserProfile knowsNothing =
        new UserProfile(
            p.userId(),
            p.asOfMillis(),
            p.sequence(),
            p.release(),
            p.space(),
            p.session(),
            p.embedding(),
            (float) CHANCE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            p.counts(),
            p.historyTruncated());
    return new JudgedProfile(knowsNothing, judged.boughtBefore(), judged.labels());
  }
}
