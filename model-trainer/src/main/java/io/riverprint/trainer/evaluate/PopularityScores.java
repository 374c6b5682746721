package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.baseline.Popularity;
import io.riverprint.trainer.baseline.UserScores;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import java.util.EnumMap;
import java.util.Map;

/** Says the same of everybody, from the newest purchases before the windows. */
public final class PopularityScores implements BesideModels {
  private final EventLog log;

  public PopularityScores(EventLog log) {
    this.log = log;
  }

  @Override
  public String title() {
    return "Popularity";
  }

  @Override
  public Map<ProbeTask, UserScores> scores(ProbeWindows windows, Map<ProbeTask, TargetList> lists) {
    long until = windows.trainFromMillis();
    long from = until - (windows.validateFromMillis() - until);
    Popularity popularity = Popularity.of(log, from, until);
    Map<ProbeTask, UserScores> scores = new EnumMap<>(ProbeTask.class);
    scores.put(ProbeTask.CHURN, popularity.churn());
    scores.put(ProbeTask.CONVERSION, popularity.churn());
    lists.forEach(
        (task, list) -> {
          switch (task) {
            case CATEGORY -> scores.put(task, popularity.categories(list.items()));
            case SKU, NEW_SKU -> scores.put(task, popularity.skus(list.items()));
            case PRICE ->
                scores.put(
                    task, popularity.prices(list.items().stream().map(Integer::valueOf).toList()));
            case CHURN, CONVERSION -> {}
          }
        });
    return scores;
  }
}
