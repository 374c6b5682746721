package io.riverprint.local.bench.loop;

import io.riverprint.trainer.probe.Interval;
import java.util.LinkedHashMap;
import java.util.Map;

/** The comparison as flat figures. */
final class LoopFigures {
  private final LoopResult result;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  private LoopFigures(LoopResult result) {
    this.result = result;
  }

  static Map<String, Object> of(LoopResult result) {
    LoopFigures figures = new LoopFigures(result);
    figures.shop();
    for (Policy policy : Policy.values()) {
      figures.policy(policy);
    }
    figures.auroc("oracle", result.oracle());
    return figures.figures;
  }

  private void shop() {
    LoopSettings settings = result.settings();
    figures.put("users", settings.users());
    figures.put("days", settings.days());
    figures.put("seed", settings.seed());
    figures.put("drift", settings.drift());
    figures.put("start", settings.warm() ? "warm" : "cold");
    figures.put("historyDays", settings.historyDays());
    figures.put("weeks", settings.weeks());
    figures.put("leadHours", Serving.LEAD_MILLIS / 3_600_000);
    figures.put("events", result.events());
    figures.put("liveEvents", result.liveEvents());
    figures.put("asks", result.asks());
  }

  private void policy(Policy policy) {
    String key = policy.key();
    auroc(key, result.score(policy));
    if (policy != Policy.FROZEN) {
      for (Head head : Head.values()) {
        gain(key + head.key(), result.gain(policy, head), result.interval(policy, head));
      }
    }
    ServingCost cost = result.cost(policy);
    figures.put(key + "Trainings", result.trainings(policy));
    double seconds = result.trainSeconds(policy);
    figures.put(key + "RetrainCpuSeconds", seconds);
    figures.put(key + "RetrainCpuSecondsPerMillionEvents", result.perMillionLive(seconds));
    figures.put(key + "StepCpuSeconds", cost.stepNanos / 1e9);
    figures.put(key + "ReencodeCpuSeconds", cost.reencodeNanos / 1e9);
    figures.put(key + "ReencodedUsers", cost.reencodedUsers);
    figures.put(key + "ReencodedEvents", cost.reencodedEvents);
    figures.put(
        key + "ReencodeCpuSecondsPerMillionEvents",
        result.perMillionLive(cost.reencodeNanos / 1e9));
  }

  private void auroc(String key, LoopScore score) {
    for (Head head : Head.values()) {
      if (Double.isFinite(score.mean(head))) {
        figures.put(key + head.key() + "Auroc", score.mean(head));
      }
    }
  }

  private void gain(String key, double gain, Interval interval) {
    if (Double.isFinite(gain) && Double.isFinite(interval.low())) {
      figures.put(key + "GainPoints", gain);
      figures.put(key + "GainPointsLow", interval.low());
      figures.put(key + "GainPointsHigh", interval.high());
    }
  }
}
