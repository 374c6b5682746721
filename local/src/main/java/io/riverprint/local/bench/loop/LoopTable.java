package io.riverprint.local.bench.loop;

import io.riverprint.trainer.probe.Interval;
import java.util.Locale;

/** The comparison in Markdown. */
final class LoopTable {
  private final LoopResult result;
  private final StringBuilder text = new StringBuilder();

  private LoopTable(LoopResult result) {
    this.result = result;
  }

  static String markdown(LoopResult result) {
    LoopTable table = new LoopTable(result);
    table.means();
    table.costs();
    for (Head head : Head.values()) {
      table.weeks(head);
    }
    return table.text.toString();
  }

  private void means() {
    line(
        "Mean AUROC over %d weeks; in brackets the gain over the frozen model in points,", weeks());
    line("and 95 %% of the bootstrap's draws of users.");
    line("");
    line("| policy | churn | category | SKU | SKU known to the first model |");
    line("|---|---|---|---|---|");
    for (Policy policy : Policy.values()) {
      StringBuilder row = new StringBuilder("| ").append(policy.words());
      for (Head head : Head.values()) {
        row.append(" | ").append(mean(policy, head));
      }
      line("%s |", row);
    }
    StringBuilder row = new StringBuilder("| oracle");
    for (Head head : Head.values()) {
      row.append(" | ").append(auroc(result.oracle().mean(head)));
    }
    line("%s |", row);
    line("");
  }

  private void costs() {
    line(
        "| policy | trainings | CPU s of retraining | the same per million live events |"
            + " CPU s of stepping | CPU s of re-encoding | users re-encoded | users per CPU s |");
    line("|---|---|---|---|---|---|---|---|");
    for (Policy policy : Policy.values()) {
      ServingCost cost = result.cost(policy);
      double reencode = cost.reencodeNanos / 1e9;
      line(
          "| %s | %d | %.1f | %.1f | %.1f | %.2f | %,d | %s |",
          policy.words(),
          result.trainings(policy),
          result.trainSeconds(policy),
          result.perMillionLive(result.trainSeconds(policy)),
          cost.stepNanos / 1e9,
          reencode,
          cost.reencodedUsers,
          reencode == 0 ? "" : format("%,.0f", cost.reencodedUsers / reencode));
    }
    line("");
  }

  private void weeks(Head head) {
    line("AUROC by week, %s:", head.words());
    line("");
    StringBuilder names = new StringBuilder("| week |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Policy policy : Policy.values()) {
      names.append(' ').append(policy.words()).append(" |");
      rule.append("---|");
    }
    line("%s oracle |", names);
    line("%s---|", rule);
    for (int week = 0; week < weeks(); week++) {
      StringBuilder row = new StringBuilder("| ").append(week + 1);
      for (Policy policy : Policy.values()) {
        row.append(" | ").append(auroc(result.score(policy).weekly(head)[week]));
      }
      line("%s | %s |", row, auroc(result.oracle().weekly(head)[week]));
    }
    line("");
  }

  private String mean(Policy policy, Head head) {
    String mean = auroc(result.score(policy).mean(head));
    if (policy == Policy.FROZEN) {
      return mean;
    }
    Interval interval = result.interval(policy, head);
    return format(
        "%s (%+.2f; %+.2f to %+.2f)",
        mean, result.gain(policy, head), interval.low(), interval.high());
  }

  private int weeks() {
    return result.weeks().size();
  }

  private static String auroc(double value) {
    return Double.isNaN(value) ? "-" : format("%.4f", value);
  }

  private void line(String words, Object... values) {
    text.append(format(words, values)).append('\n');
  }

  private static String format(String words, Object... values) {
    return String.format(Locale.ROOT, words, values);
  }
}
