package io.riverprint.trainer.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All heads of two releases compared.
 *
 * @param shared over the targets that both have, each counting alike
 * @param unshared over the targets that one of them has, each counting by its buyers; of heads
 *     where there are such
 * @param all over all targets, by their buyers; where none is unshared, the same as shared
 */
record HeadComparisons(List<Comparison> shared, List<Comparison> unshared, List<Comparison> all) {

  static HeadComparisons of(JudgedPairs pairs, int draws, long seed) {
    HeadComparisons heads =
        new HeadComparisons(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int buyers = pairs.buyers().length;
    if (buyers > 0) {
      new PairedBootstrap(buyers, draws, seed)
          .compare("churn", List.of(pairs.churn()), column -> 1)
          .ifPresent(heads::addShared);
    }
    PairedBootstrap users = new PairedBootstrap(pairs.size(), draws, seed);
    pairs.heads().forEach((name, columns) -> heads.add(name, columns, users));
    return heads;
  }

  private void add(String name, TargetColumns columns, PairedBootstrap users) {
    Optional<Comparison> both = users.compare(name, columns.both(), column -> 1);
    Optional<Comparison> one = users.compare(name + ".unshared", columns.one(), Column::positives);
    if (one.isEmpty()) {
      both.ifPresent(this::addShared);
      return;
    }
    both.ifPresent(shared::add);
    unshared.add(one.get());
    users.compare(name + ".all", columns.all(), Column::positives).ifPresent(all::add);
  }

  private void addShared(Comparison head) {
    shared.add(head);
    all.add(head);
  }

  /** Of the differences over shared targets. */
  double sum() {
    return sum(shared);
  }

  /** Of the differences over all targets. */
  double sumOfAll() {
    return sum(all);
  }

  private static double sum(List<Comparison> heads) {
    return heads.stream().mapToDouble(Comparison::difference).sum();
  }

  void note(Map<String, Double> figures) {
    shared.forEach(head -> head.note(figures));
    unshared.forEach(head -> head.note(figures));
    all.forEach(head -> head.note(figures));
    figures.put("sum.difference", sum());
    figures.put("sum.all.difference", sumOfAll());
  }
}
