package io.riverprint.trainer.gate;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.example.Labels;
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
 * The profiles of the users whom both releases were judged on, as of the same instant. Labels of a
 * target are those that the catalogue of a release gives that has it. What a release has not among
 * its targets it scores alike for everybody, as it does where it serves: it sends no score.
 */
final class JudgedPairs {
  private static final double CHANCE = 0.5;
  private static final Targets CATEGORIES =
      new Targets(
          spec -> names(spec.targetCategories(), spec.catalogue().categories), Labels::categories);
  private static final Targets SKUS =
      new Targets(spec -> names(spec.targetSkus(), spec.catalogue().skus), Labels::skus);

  private final List<JudgedProfile> candidate = new ArrayList<>();
  private final List<JudgedProfile> incumbent = new ArrayList<>();
  private final FeatureSpec ours;
  private final FeatureSpec theirs;

  /** What a release is asked for, by name, and which of them a user went for. */
  private record Targets(Function<FeatureSpec, String[]> names, Function<Labels, int[]> labels) {}

  JudgedPairs(
      List<JudgedProfile> candidate,
      FeatureSpec ours,
      List<JudgedProfile> incumbent,
      FeatureSpec theirs) {
    this.ours = ours;
    this.theirs = theirs;
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
  Map<String, TargetColumns> heads() {
    Map<String, TargetColumns> heads = new LinkedHashMap<>();
    heads.put("category", columns(CATEGORIES, UserProfile::categories));
    heads.put("sku", columns(SKUS, UserProfile::skus));
    heads.put("factorCategory", columns(CATEGORIES, UserProfile::factorCategories));
    heads.put("factorSku", columns(SKUS, UserProfile::factorSkus));
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
        .forEach(head -> head.getValue().both().forEach(column -> labels.add(column.positive())));
    return labels;
  }

  List<UserProfile> candidateProfiles() {
    return candidate.stream().map(JudgedProfile::profile).toList();
  }

  List<UserProfile> incumbentProfiles() {
    return incumbent.stream().map(JudgedProfile::profile).toList();
  }

  private TargetColumns columns(Targets targets, Function<UserProfile, List<ScoredItem>> scored) {
    Map<String, Column> columns = new LinkedHashMap<>();
    Set<String> known = fill(columns, targets, ours, candidate, scored, Column::candidate);
    known.retainAll(fill(columns, targets, theirs, incumbent, scored, Column::incumbent));
    return TargetColumns.of(columns, known);
  }

  /** Notes what one release says of all users; the names of its targets. */
  private Set<String> fill(
      Map<String, Column> columns,
      Targets targets,
      FeatureSpec spec,
      List<JudgedProfile> judged,
      Function<UserProfile, List<ScoredItem>> scored,
      Function<Column, float[]> scores) {
    String[] names = targets.names().apply(spec);
    List<Column> own = new ArrayList<>();
    for (String name : names) {
      own.add(columns.computeIfAbsent(name, unseen -> Column.of(size())));
    }
    for (int user = 0; user < size(); user++) {
      for (ScoredItem item : scored.apply(judged.get(user).profile())) {
        Column column = columns.get(item.id());
        if (column != null) {
          scores.apply(column)[user] = item.score();
        }
      }
      for (int target : targets.labels().apply(judged.get(user).labels())) {
        own.get(target).positive()[user] = true;
      }
    }
    return new HashSet<>(Arrays.asList(names));
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
