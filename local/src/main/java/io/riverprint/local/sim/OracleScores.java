package io.riverprint.local.sim;

import io.riverprint.trainer.baseline.CountedHistory;
import io.riverprint.trainer.baseline.UserScores;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.evaluate.BesideModels;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The simulated shop's own word on the second window, from where its users stood before the first:
 * what nobody can do better than.
 */
public final class OracleScores implements BesideModels {
  private final Path folder;
  private final String title;
  private final Told told;

  private interface Told {
    Oracle of(Oracle oracle, ProbeWindows windows);
  }

  /** Of the shop in this folder, with all that it hides. */
  public OracleScores(Path folder) {
    this(folder, "Oracle", (oracle, windows) -> oracle);
  }

  private OracleScores(Path folder, String title, Told told) {
    this.folder = folder;
    this.title = title;
    this.told = told;
  }

  /**
   * The same that knows all tastes, interests and carts, but how likely a user buys at all only by
   * counting in the log: the moods of a user show nowhere else.
   */
  public static OracleScores withoutMoods(Path folder, EventLog log) {
    return new OracleScores(
        folder,
        "Oracle without moods",
        (oracle, windows) ->
            oracle.told(
                CountedHistory.of(log, windows.trainFromMillis(), windows.validateFromMillis())
                    ::chance));
  }

  @Override
  public String title() {
    return title;
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
    shop.ifPresent(oracle -> add(told.of(oracle, windows), lists, scores));
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
