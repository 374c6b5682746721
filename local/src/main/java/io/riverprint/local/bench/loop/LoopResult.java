package io.riverprint.local.bench.loop;

import io.riverprint.trainer.probe.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the comparison gave.
 *
 * @param liveEvents events of the live time
 * @param weeks judged
 * @param asks users asked about, over all weeks
 * @param oracle the shop's own score
 */
record LoopResult(
    LoopSettings settings,
    long events,
    long liveEvents,
    List<Week> weeks,
    int asks,
    Map<Policy, LoopScore> scores,
    Map<Policy, List<Trained>> releases,
    Map<Policy, ServingCost> costs,
    LoopScore oracle) {

  LoopResult {
    scores = new EnumMap<>(scores);
    releases = new EnumMap<>(releases);
    costs = new EnumMap<>(costs);
  }

  LoopScore score(Policy policy) {
    return java.util.Objects.requireNonNull(scores.get(policy));
  }

  /** In points, hundredths of AUROC. */
  double gain(Policy policy, Head head) {
    return 100 * (score(policy).mean(head) - score(Policy.FROZEN).mean(head));
  }

  /** 95 % of the paired draws, in points. */
  Interval interval(Policy policy, Head head) {
    Interval of =
        Interval.ofDifference(score(policy).draws(head), score(Policy.FROZEN).draws(head));
    return new Interval(100 * of.low(), 100 * of.high());
  }

  /** Of all but the first, which every policy has. */
  double trainSeconds(Policy policy) {
    return java.util.Objects.requireNonNull(releases.get(policy)).stream()
            .skip(1)
            .mapToLong(Trained::cpuNanos)
            .sum()
        / 1e9;
  }

  int trainings(Policy policy) {
    return java.util.Objects.requireNonNull(releases.get(policy)).size();
  }

  ServingCost cost(Policy policy) {
    return java.util.Objects.requireNonNull(costs.get(policy));
  }

  double perMillionLive(double amount) {
    return amount / (liveEvents / 1e6);
  }
}
