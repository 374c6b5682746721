package io.riverprint.trainer.probe;

import static java.util.Objects.requireNonNull;

import io.riverprint.trainer.challenge.TargetList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The six tasks for some users: who is asked about, what is asked, and what was true. */
public final class ProbeQuestions {
  private final List<String> users;
  private final Map<ProbeTask, TaskLabels> labels = new EnumMap<>(ProbeTask.class);
  private final Map<ProbeTask, String> unanswerable = new EnumMap<>(ProbeTask.class);

  private ProbeQuestions(List<String> users) {
    this.users = List.copyOf(users);
  }

  /**
   * Questions about these users.
   *
   * @param users in the order of the embeddings that are to be judged
   * @param lists of each propensity task; one that is absent or empty cannot be judged
   * @throws IllegalArgumentException if there is no user, or no task can be judged, with the reason
   *     for each
   */
  public static ProbeQuestions of(
      List<String> users, WindowPurchases purchases, Map<ProbeTask, TargetList> lists) {
    if (users.isEmpty()) {
      throw new IllegalArgumentException(
          "probe: has no user, needs at least one; name the relevant clients");
    }
    ProbeQuestions questions = new ProbeQuestions(users);
    for (ProbeTask task : ProbeTask.values()) {
      questions.add(task, purchases, lists);
    }
    if (questions.labels.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(System.lineSeparator(), questions.unanswerable.values()));
    }
    return questions;
  }

  private void add(ProbeTask task, WindowPurchases purchases, Map<ProbeTask, TargetList> lists) {
    TargetList list = lists.get(task);
    if (task.list().isPresent() && (list == null || list.size() == 0)) {
      unanswerable.put(task, TaskLabels.nothingListed(task));
      return;
    }
    TaskLabels asked =
        list == null
            ? TaskLabels.binary(task, users, purchases)
            : TaskLabels.propensity(task, users, purchases, list);
    String problem = asked.problem();
    if (problem == null) {
      labels.put(task, asked);
    } else {
      unanswerable.put(task, problem);
    }
  }

  /** Those asked about, in the order that embeddings must have. */
  public List<String> users() {
    return users;
  }

  /** Tasks that can be judged, in the order of the enum. */
  public List<ProbeTask> tasks() {
    return List.copyOf(labels.keySet());
  }

  /** Why the others cannot. */
  public Map<ProbeTask, String> unanswerable() {
    return Map.copyOf(unanswerable);
  }

  /** Positions among the users of those the task asks about. */
  public int[] asked(ProbeTask task) {
    return labels(task).users().clone();
  }

  /** Outputs of the task. */
  public int outputs(ProbeTask task) {
    return labels(task).outputs();
  }

  TaskLabels labels(ProbeTask task) {
    return requireNonNull(labels.get(task), () -> unanswerable.getOrDefault(task, task.title()));
  }
}
