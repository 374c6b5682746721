package io.riverprint.trainer.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one head is asked.
 *
 * @param both targets that both releases have
 * @param one targets that one of them has: new products, and what nobody buys any more
 */
record TargetColumns(List<Column> both, List<Column> one) {

  static TargetColumns of(Map<String, Column> byName, Set<String> knownToBoth) {
    List<Column> both = new ArrayList<>();
    List<Column> one = new ArrayList<>();
    byName.forEach((name, column) -> (knownToBoth.contains(name) ? both : one).add(column));
    return new TargetColumns(both, one);
  }

  /** All that either has. */
  List<Column> all() {
    List<Column> all = new ArrayList<>(both);
    all.addAll(one);
    return all;
  }
}
