package io.riverprint.trainer.probe;

import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.log.Purchase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is true of each user in both windows.
 *
 * @param task whose labels these are
 * @param users positions among all users, of those who are asked about, ascending
 * @param train for each of them the outputs that are true in the first window, ascending
 * @param validate the same of the second
 * @param popularity of each output; empty for the tasks with one output
 */
record TaskLabels(
    ProbeTask task, int[] users, int[][] train, int[][] validate, double[] popularity) {
  private static final int[] NOTHING = {};
  private static final int[] ONLY = {0};

  int outputs() {
    return popularity.length == 0 ? 1 : popularity.length;
  }

  boolean isBinary() {
    return popularity.length == 0;
  }

  /** Labels of the second window, user after user. */
  boolean[] validation() {
    boolean[] flags = new boolean[users.length * outputs()];
    for (int i = 0; i < users.length; i++) {
      for (int output : validate[i]) {
        flags[i * outputs() + output] = true;
      }
    }
    return flags;
  }

  /** Why nothing can be said of this task, if so. */
  @Nullable String problem() {
    if (users.length == 0) {
      return said("no user to ask about", "some who bought before the windows", "a longer log");
    }
    if (!isBinary() && outputs() < 2) {
      return said(outputs() + " output", "two or more", "a longer first window");
    }
    return mixedOutputs() > 0
        ? null
        : said(
            "only labels of one class among " + users.length + " users in the second window",
            "users with and without a purchase",
            "more users or a longer window");
  }

  /** Outputs with users of both classes in the second window. */
  int mixedOutputs() {
    boolean[] flags = validation();
    int mixed = 0;
    for (int output = 0; output < outputs(); output++) {
      mixed += isMixed(flags, output) ? 1 : 0;
    }
    return mixed;
  }

  /** For a task of which there is nothing to predict. */
  static String nothingListed(ProbeTask task) {
    return new TaskLabels(task, NOTHING, new int[0][], new int[0][], new double[0])
        .said("nothing bought in the first window to ask about", "two items", "a longer window");
  }

  private String said(String found, String needed, String todo) {
    return "probe task %s: found %s, needs %s; give %s"
        .formatted(task.title(), found, needed, todo);
  }

  private boolean isMixed(boolean[] flags, int output) {
    for (int at = output + outputs(); at < flags.length; at += outputs()) {
      if (flags[at] != flags[output]) {
        return true;
      }
    }
    return false;
  }

  /** True is the one output of those who bought nothing (reference, section 2.1). */
  static TaskLabels binary(ProbeTask task, List<String> all, WindowPurchases purchases) {
    int[] users = asked(task, all, purchases);
    Map<String, TreeSet<Integer>> bought = bought(purchases.train(), purchase -> 0);
    Map<String, TreeSet<Integer>> next = bought(purchases.validate(), purchase -> 0);
    int[][] train = new int[users.length][];
    int[][] validate = new int[users.length][];
    for (int i = 0; i < users.length; i++) {
      train[i] = bought.containsKey(all.get(users[i])) ? NOTHING : ONLY;
      validate[i] = next.containsKey(all.get(users[i])) ? NOTHING : ONLY;
    }
    return new TaskLabels(task, users, train, validate, new double[0]);
  }

  static TaskLabels propensity(
      ProbeTask task, List<String> all, WindowPurchases purchases, TargetList list) {
    Map<String, Integer> positions = new HashMap<>();
    list.items().forEach(item -> positions.put(item, positions.size()));
    Outputs outputs = purchase -> positions.get(WindowPurchases.item(task, purchase));
    int[] users = asked(task, all, purchases);
    return new TaskLabels(
        task,
        users,
        rows(all, users, bought(purchases.train(), outputs)),
        rows(all, users, bought(purchases.validate(), outputs)),
        list.popularity());
  }

  private static int[] asked(ProbeTask task, List<String> all, WindowPurchases purchases) {
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!task.ofActiveOnly() || purchases.buyers().contains(all.get(i))) {
        asked.add(i);
      }
    }
    return array(asked);
  }

  private interface Outputs {
    @Nullable Integer of(Purchase purchase);
  }

  private static Map<String, TreeSet<Integer>> bought(List<Purchase> purchases, Outputs outputs) {
    Map<String, TreeSet<Integer>> bought = new HashMap<>();
    for (Purchase purchase : purchases) {
      Integer output = outputs.of(purchase);
      if (output != null) {
        bought.computeIfAbsent(purchase.user(), user -> new TreeSet<>()).add(output);
      }
    }
    return bought;
  }

  private static int[][] rows(List<String> all, int[] users, Map<String, TreeSet<Integer>> bought) {
    return Arrays.stream(users)
        .mapToObj(user -> bought.get(all.get(user)))
        .map(outputs -> outputs == null ? NOTHING : array(outputs))
        .toArray(int[][]::new);
  }

  private static int[] array(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
