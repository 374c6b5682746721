package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.Interval;
import io.riverprint.trainer.probe.ProbeSize;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.TaskResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An evaluation as Markdown. */
public final class EvaluationTable {
  private static final String NOTHING = "-";

  private final Evaluation evaluation;
  private final StringBuilder text = new StringBuilder();

  private EvaluationTable(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The whole text: scores, AUROC in both readings, gains, calibration. */
  public static String markdown(Evaluation evaluation) {
    EvaluationTable table = new EvaluationTable(evaluation);
    table.opening();
    table.scores();
    table.results(
        "AUROC",
        "A label that nobody or everybody of the users bought counts 0, as the organisers count. A draw that misses a label's few buyers counts it 0 too, so these brackets lean downwards.",
        result -> figure(result.best().auroc(), result.auroc(), "%.4f"));
    table.results(
        "AUROC over the labels with both classes",
        "Labels: " + table.labels() + ".",
        result -> figure(result.best().mixedAuroc(), result.mixedAuroc(), "%.4f"));
    table.gains();
    table.calibration();
    table.unanswerable();
    return table.text.toString();
  }

  private void opening() {
    ProbeSize size = evaluation.size();
    String which = isChallenge(size) ? "the challenge's" : "not the challenge's";
    line("# Evaluation");
    line("");
    line(
        "%,d users. Predictor of widths %d and %d (%s size), batches of %d, best of %d epochs. In brackets: 95 %% of the draws of a bootstrap over users.",
        evaluation.users(), size.thin(), size.wide(), which, size.batch(), size.epochs());
  }

  private static boolean isChallenge(ProbeSize size) {
    return size.withEpochs(ProbeSize.CHALLENGE.epochs()).equals(ProbeSize.CHALLENGE);
  }

  private void scores() {
    section("Score", "AUROC; for lists 0.8 AUROC + 0.1 diversity + 0.1 novelty.");
    rows(
        " Borda |",
        (row, task) -> score(row.report().results().get(task)),
        row -> Double.isNaN(row.borda()) ? " - |" : format(" %.1f |", row.borda()));
  }

  private static String score(@Nullable TaskResult result) {
    return result == null ? NOTHING : format("%.4f", result.best().score());
  }

  private void results(String title, String words, Function<TaskResult, String> cell) {
    section(title, words);
    rows(
        "",
        (row, task) -> {
          TaskResult result = row.report().results().get(task);
          return result == null ? NOTHING : cell.apply(result);
        },
        row -> "");
  }

  private void gains() {
    section(
        "Gain over " + evaluation.reference(),
        "In AUROC over the labels with both classes, the same users drawn for both.");
    rows(
        "",
        (row, task) -> {
          EvaluationRow.Gain gain = row.gains().get(task);
          return gain == null ? NOTHING : figure(gain.value(), gain.interval(), "%+.4f");
        },
        row -> "");
  }

  private void rows(
      String lastTitle,
      BiFunction<EvaluationRow, ProbeTask, String> cell,
      Function<EvaluationRow, String> last) {
    line("| model | %s |%s", joined(ProbeTask::title), lastTitle);
    line("|---|%s|%s", joined(task -> "---:").replace(" ", ""), lastTitle.isEmpty() ? "" : "---:|");
    for (EvaluationRow row : evaluation.rows()) {
      line(
          "| %s | %s |%s",
          row.model().replace("|", "\\|"), joined(task -> cell.apply(row, task)), last.apply(row));
    }
  }

  private String labels() {
    return evaluation.tasks().stream().map(this::labels).collect(Collectors.joining(", "));
  }

  private String labels(ProbeTask task) {
    return evaluation.rows().stream()
        .map(row -> row.report().results().get(task))
        .filter(result -> result != null)
        .findFirst()
        .map(found -> task.title() + " " + found.mixedOutputs() + " of " + found.outputs())
        .orElse(task.title());
  }

  private void calibration() {
    if (!evaluation.reliabilities().isEmpty()) {
      section("Calibration of the served heads", "Expected calibration error, 15 bins.");
      line("| head | error | examples |");
      line("|---|---:|---:|");
      for (Reliability head : evaluation.reliabilities()) {
        long examples = Arrays.stream(head.counts()).sum();
        line("| %s | %.4f | %,d |", head.head(), head.error(), examples);
      }
    }
  }

  private void unanswerable() {
    if (!evaluation.unanswerable().isEmpty()) {
      section("Not judged", "");
      List<String> reasons = List.copyOf(evaluation.unanswerable().values());
      reasons.forEach(reason -> line("- %s", reason));
    }
  }

  private void section(String title, String words) {
    line("");
    line("## %s", title);
    line("");
    if (!words.isEmpty()) {
      line("%s", words);
      line("");
    }
  }

  private String joined(Function<ProbeTask, String> cell) {
    return evaluation.tasks().stream().map(cell).collect(Collectors.joining(" | "));
  }

  private static String figure(double value, Interval interval, String form) {
    return format(form + " (" + form + " to " + form + ")", value, interval.low(), interval.high());
  }

  private void line(String form, Object... values) {
    text.append(format(form, values)).append('\n');
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
