package io.riverprint.local.sim;

import io.riverprint.trainer.baseline.UserScores;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.evaluate.BesideModels;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The simulated shop's own word on the second window, from where its users stood before the first:
 * what a model of the same past could reach at best.
 */
public final class OracleScores implements BesideModels {
  private final Path folder;

  /** Of the shop in this folder. */
  public OracleScores(Path folder) {
    this.folder = folder;
  }

  @Override
  public String title() {
    return "Oracle";
  }

  @Override
  public Map<ProbeTask, UserScores> scores(ProbeWindows windows, Map<ProbeTask, TargetList> lists)
      throws IOException {
    Optional<Oracle> shop =
        Oracle.in(
            folder,
            windows.trainFromMillis(),
            windows.validateFromMillis() - windows.trainFromMillis());
    Map<ProbeTask, UserScores> scores = new EnumMap<>(ProbeTask.class);
    shop.ifPresent(oracle -> add(oracle, lists, scores));
    return scores;
  }

  private static void add(
      Oracle oracle, Map<ProbeTask, TargetList> lists, Map<ProbeTask, UserScores> scores) {
    scores.put(ProbeTask.CHURN, oracle.churn());
    scores.put(ProbeTask.CONVERSION, oracle.churn());
    lists.forEach(
        (task, list) -> {
          switch (task) {
            case CATEGORY -> scores.put(task, oracle.categories(list.items()));
            case SKU, NEW_SKU -> scores.put(task, oracle.skus(list.items()));
            case PRICE, CHURN, CONVERSION -> {}
          }
        });
  }
}
