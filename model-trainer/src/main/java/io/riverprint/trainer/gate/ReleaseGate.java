package io.riverprint.trainer.gate;

import static java.util.stream.Collectors.joining;

import io.riverprint.core.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a candidate may take the incumbent's place, by {@link GateRule}. Both have been replayed
 * over the same held-out time; the heads' scores, the factors' scores (which are all that the
 * factors lane moves) and a frozen probe are compared on the same users.
 */
public final class ReleaseGate {
  private final GateRule rule;
  private final long seed;

  /**
   * A gate.
   *
   * @param seed of the bootstrap
   */
  public ReleaseGate(GateRule rule, long seed) {
    this.rule = rule;
    this.seed = seed;
  }

  /**
   * Judges a first release: it passes if the differences of its heads from chance sum to more than
   * 0 and the interval of at least one lies above it.
   *
   * @param judged its replay
   */
  public Verdict first(ModelBundle candidate, List<JudgedProfile> judged) {
    JudgedPairs pairs = JudgedPairs.againstChance(judged, candidate.features());
    Map<String, Double> figures = figures(pairs);
    if (pairs.size() < rule.leastUsers()) {
      return tooFew(pairs, figures);
    }
    HeadComparisons compared = HeadComparisons.of(pairs, rule.draws(), seed);
    List<Comparison> heads = compared.shared();
    heads.forEach(head -> head.note(figures));
    List<String> beaten =
        heads.stream().filter(head -> !(head.low() > 0)).map(ReleaseGate::notBeaten).toList();
    boolean passed = beaten.size() < heads.size() && compared.sum() > 0 && !heads.isEmpty();
    List<String> reasons = new ArrayList<>();
    reasons.add(
        passed
            ? "the first release: nothing serves that it could be worse than, and it beats chance"
            : "no better than chance");
    reasons.addAll(beaten);
    return new Verdict(passed, reasons, figures);
  }

  private static String notBeaten(Comparison head) {
    return "not surely above chance: " + head.said();
  }

  /**
   * Judges a candidate against an incumbent.
   *
   * @param judged the candidate's replay, embeddings in the aligned space
   * @param before the incumbent's replay over the same time, likewise
   */
  public Verdict compare(
      ModelBundle candidate,
      List<JudgedProfile> judged,
      ModelBundle incumbent,
      List<JudgedProfile> before) {
    JudgedPairs pairs = new JudgedPairs(judged, candidate.features(), before, incumbent.features());
    Map<String, Double> figures = figures(pairs);
    if (pairs.size() < rule.leastUsers()) {
      return tooFew(pairs, figures);
    }
    List<String> against = new ArrayList<>();
    HeadComparisons heads = HeadComparisons.of(pairs, rule.draws(), seed);
    heads.note(figures);
    againstHeads(heads, against);
    againstProbe(candidate, incumbent, pairs, figures, against);
    return against.isEmpty()
        ? new Verdict(true, List.of(better(heads)), figures)
        : new Verdict(false, against, figures);
  }

  private void againstHeads(HeadComparisons heads, List<String> against) {
    if (heads.all().isEmpty()) {
      against.add("no head could be compared: no label had users of both kinds");
      return;
    }
    for (Comparison head : heads.shared()) {
      if (rule.isFall(head, rule.tolerance())) {
        against.add("falls: " + head.said());
      }
    }
    for (Comparison head : heads.all()) {
      if (!heads.shared().contains(head) && rule.isFall(head, rule.tolerance())) {
        against.add("falls, with what only one of them knows: " + head.said());
      }
    }
    if (!rule.isBetter(heads)) {
      against.add("no better: " + sums(heads));
    }
  }

  private static String sums(HeadComparisons heads) {
    String sum =
        String.format(Locale.ROOT, "the differences of all heads sum to %+.4f", heads.sum());
    return heads.unshared().isEmpty()
        ? sum
        : sum
            + String.format(
                Locale.ROOT,
                ", with products and categories that only one of them knows to %+.4f (%s)",
                heads.sumOfAll(),
                heads.unshared().stream().map(Comparison::said).collect(joining("; ")));
  }

  private void againstProbe(
      ModelBundle candidate,
      ModelBundle incumbent,
      JudgedPairs pairs,
      Map<String, Double> figures,
      List<String> against) {
    int width = candidate.network().spec().embeddingWidth();
    String space = candidate.manifest().alignedSpace();
    if (!space.equals(incumbent.manifest().alignedSpace())) {
      against.add(
          "no map leads from its space to the incumbent's, of width "
              + incumbent.network().spec().embeddingWidth()
              + " after "
              + width
              + ": who reads the aligned space would lose it; promote it by hand if that is meant");
      return;
    }
    Optional<Comparison> asked = new FrozenProbe(pairs, width).ask(rule.draws(), seed);
    asked.ifPresent(probe -> probe.note(figures));
    asked
        .filter(probe -> rule.isFall(probe, rule.probeTolerance()))
        .ifPresent(probe -> against.add("the frozen probe falls: " + probe.said()));
  }

  private static String better(HeadComparisons heads) {
    return "better: no head falls, and " + sums(heads);
  }

  private static Map<String, Double> figures(JudgedPairs pairs) {
    return new TreeMap<>(Map.of("judgedUsers", (double) pairs.size()));
  }

  private Verdict tooFew(JudgedPairs pairs, Map<String, Double> figures) {
    return new Verdict(
        false,
        List.of(
            "too few to judge: "
                + pairs.size()
                + " users were replayed under both, needs "
                + rule.leastUsers()),
        figures);
  }
}
