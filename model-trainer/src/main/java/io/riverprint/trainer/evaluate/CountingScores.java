package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.baseline.CountedHistory;
import io.riverprint.trainer.baseline.UserScores;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import java.util.EnumMap;
import java.util.Map;

/** What counting says from the log alone: a row that says how much can be read from it. */
public final class CountingScores implements BesideModels {
  private final EventLog log;

  public CountingScores(EventLog log) {
    this.log = log;
  }

  @Override
  public String title() {
    return "Counting";
  }

  @Override
  public Map<ProbeTask, UserScores> scores(ProbeWindows windows, Map<ProbeTask, TargetList> lists) {
    CountedHistory counted =
        CountedHistory.of(log, windows.trainFromMillis(), windows.validateFromMillis());
    Map<ProbeTask, UserScores> scores = new EnumMap<>(ProbeTask.class);
    scores.put(ProbeTask.CHURN, counted.churn());
    scores.put(ProbeTask.CONVERSION, counted.churn());
    lists.forEach(
        (task, list) -> {
          switch (task) {
            case CATEGORY -> scores.put(task, counted.categories(list.items()));
            case SKU -> scores.put(task, counted.skus(list.items()));
            case NEW_SKU, PRICE, CHURN, CONVERSION -> {}
          }
        });
    return scores;
  }
}
