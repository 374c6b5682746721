package io.riverprint.trainer.evaluate;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.baseline.AggregatedFeatures;
import io.riverprint.trainer.baseline.ClientOrder;
import io.riverprint.trainer.baseline.UserScores;
import io.riverprint.trainer.challenge.Embeddings;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.probe.DownstreamProbe;
import io.riverprint.trainer.probe.ProbeQuestions;
import io.riverprint.trainer.probe.ProbeReport;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWatcher;
import io.riverprint.trainer.probe.ProbeWindows;
import io.riverprint.trainer.probe.TargetLists;
import io.riverprint.trainer.probe.WindowPurchases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * The challenge's protocol on a log (reference, sections 1.3 and 2): two windows at its end, a
 * model of what came before them, vectors of its users as of the instant before the first window,
 * and for each task a predictor that learns the first window and is scored on the second. Nothing
 * fitted has seen a label: the model ends where the first window begins.
 */
public final class EvaluationRun {
  /** The organisers' baseline: the row that gains are measured against. */
  public static final String BASELINE = "Organisers' baseline";

  private static final Comparator<UserHistory> BY_NAME =
      Comparator.comparing(UserHistory::userId, ClientOrder.ASCENDING);

  private final EventLog log;
  private final EvaluationSettings settings;
  private final TrainingProgress progress;

  public EvaluationRun(EventLog log, EvaluationSettings settings, TrainingProgress progress) {
    this.log = log;
    this.settings = settings;
    this.progress = progress;
  }

  /** Gives the model trained on the events before an instant. */
  public interface ModelOfThePast {
    ModelBundle until(long millis) throws IOException;
  }

  /**
   * The table.
   *
   * @param model trained on what came before the windows; asked once
   * @param backend steps the users
   * @param beside rows without a model, judged as they are
   * @throws IllegalArgumentException if nothing was bought in one of the windows
   */
  public Evaluation run(
      ModelOfThePast model, Function<NetworkWeights, Backend> backend, List<BesideModels> beside)
      throws IOException {
    progress.begins("reading the windows of purchases");
    ProbeWindows windows = ProbeWindows.of(log, settings.days());
    WindowPurchases purchases = WindowPurchases.read(log, windows);
    Map<ProbeTask, TargetList> lists = TargetLists.of(purchases, TargetList.CHALLENGE_SIZE);
    List<UserHistory> users = drawn(Histories.read(log, windows.trainFromMillis()).users());
    List<String> names = users.stream().map(UserHistory::userId).toList();
    ProbeQuestions questions = ProbeQuestions.of(names, purchases, lists);
    ModelBundle bundle = model.until(windows.trainFromMillis());
    progress.begins("embedding " + users.size() + " users");
    List<Snapshot> snapshots = snapshots(bundle, backend, users, lists, windows);
    DownstreamProbe probe = probe(questions);
    Evaluator evaluator = new Evaluator(probe);
    baseline(evaluator, names, windows);
    Composed composed = new Composed(bundle.network().spec());
    for (TableRow row : settings.rows()) {
      progress.begins("judging " + row.title());
      evaluator.add(composed.of(row, snapshots));
    }
    List<BesideModels> asTheyAre = new ArrayList<>();
    asTheyAre.add(new HeadScores(bundle.features(), snapshots));
    asTheyAre.addAll(beside);
    for (BesideModels other : asTheyAre) {
      progress.begins("judging " + other.title());
      evaluator.add(judged(probe, other, windows, lists));
    }
    HeadReliability.of(bundle.features(), snapshots, purchases).forEach(evaluator::add);
    return evaluator.against(BASELINE);
  }

  private List<UserHistory> drawn(List<UserHistory> all) {
    List<UserHistory> users = new ArrayList<>(all);
    users.sort(BY_NAME);
    if (users.size() > settings.mostUsers()) {
      Collections.shuffle(users, new Random(settings.seed()));
      users = new ArrayList<>(users.subList(0, settings.mostUsers()));
      users.sort(BY_NAME);
    }
    return users;
  }

  private static List<Snapshot> snapshots(
      ModelBundle bundle,
      Function<NetworkWeights, Backend> backend,
      List<UserHistory> users,
      Map<ProbeTask, TargetList> lists,
      ProbeWindows windows) {
    List<Snapshot> snapshots = new ArrayList<>(users.size());
    try (Backend arithmetic = backend.apply(bundle.network())) {
      new Embedder(
              bundle, arithmetic, items(lists, ProbeTask.SKU), items(lists, ProbeTask.CATEGORY))
          .at(users, windows.trainFromMillis() - 1, snapshots::add);
    }
    return snapshots;
  }

  private static List<String> items(Map<ProbeTask, TargetList> lists, ProbeTask task) {
    TargetList list = lists.get(task);
    return list == null ? List.of() : list.items();
  }

  private DownstreamProbe probe(ProbeQuestions questions) {
    ProbeWatcher watcher =
        (model, task, epoch, batch, batches) -> progress.batch(epoch, batch, batches, Float.NaN);
    return new DownstreamProbe(questions, settings.probe(), watcher);
  }

  private void baseline(Evaluator evaluator, List<String> names, ProbeWindows windows) {
    progress.begins("judging " + BASELINE);
    float[][] rows =
        AggregatedFeatures.of(log, new HashSet<>(names), windows.trainFromMillis())
            .of(names, AggregatedFeatures.WIDTH);
    evaluator.add(new Embeddings(BASELINE, names, rows));
  }

  private static ProbeReport judged(
      DownstreamProbe probe,
      BesideModels other,
      ProbeWindows windows,
      Map<ProbeTask, TargetList> lists)
      throws IOException {
    Map<ProbeTask, float[]> logits = new EnumMap<>(ProbeTask.class);
    ProbeQuestions questions = probe.questions();
    other
        .scores(windows, lists)
        .forEach(
            (task, scores) -> {
              if (questions.tasks().contains(task)) {
                logits.put(task, logits(questions, task, scores));
              }
            });
    return probe.judgeScores(other.title(), logits);
  }

  private static float[] logits(ProbeQuestions questions, ProbeTask task, UserScores scores) {
    int[] asked = questions.asked(task);
    int outputs = questions.outputs(task);
    float[] logits = new float[asked.length * outputs];
    for (int i = 0; i < asked.length; i++) {
      float[] own = scores.of(questions.users().get(asked[i]));
      System.arraycopy(own, 0, logits, i * outputs, outputs);
    }
    return logits;
  }
}
