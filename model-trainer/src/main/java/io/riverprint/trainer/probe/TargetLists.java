package io.riverprint.trainer.probe;

import io.riverprint.trainer.challenge.ChallengeFolder;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.log.Purchase;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each propensity task asks about. */
public final class TargetLists {
  /** Whole numbers in their order, other names in some fixed one. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private TargetLists() {}

  /**
   * Of each kind the items bought most often in the first window, at most {@code most}; equally
   * often by name. New SKUs are those never bought before it. Popularity is the purchases counted.
   */
  public static Map<ProbeTask, TargetList> of(WindowPurchases purchases, int most) {
    Map<ProbeTask, TargetList> lists = new EnumMap<>(ProbeTask.class);
    for (ProbeTask task : ProbeTask.values()) {
      if (task.list().isPresent()) {
        lists.put(task, of(task, purchases, most));
      }
    }
    return lists;
  }

  /** Those that the organisers' folder holds. */
  public static Map<ProbeTask, TargetList> of(ChallengeFolder folder) {
    Map<ProbeTask, TargetList> lists = new EnumMap<>(ProbeTask.class);
    for (ProbeTask task : ProbeTask.values()) {
      task.list().ifPresent(name -> lists.put(task, folder.targets(name)));
    }
    return lists;
  }

  private static TargetList of(ProbeTask task, WindowPurchases purchases, int most) {
    Map<String, Integer> counts = new HashMap<>();
    for (Purchase purchase : purchases.train()) {
      String item = WindowPurchases.item(task, purchase);
      if (item != null && !(task == ProbeTask.NEW_SKU && purchases.sold().contains(item))) {
        counts.merge(item, 1, Integer::sum);
      }
    }
    List<Map.Entry<String, Integer>> ranked =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(BY_NAME)))
            .limit(most)
            .toList();
    return new TargetList(
        ranked.stream().map(Map.Entry::getKey).toList(),
        ranked.stream().mapToDouble(Map.Entry::getValue).toArray());
  }
}
