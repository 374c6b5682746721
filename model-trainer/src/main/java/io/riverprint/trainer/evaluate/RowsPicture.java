package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.Interval;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.TaskResult;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One panel for each task, in it one line for each row: AUROC over the labels with both classes as
 * a dot, its interval as a bar; the best row stands out. Rows stand in the order of the table.
 */
public final class RowsPicture {
  private static final int PANEL_WIDTH = 520;
  private static final int ACROSS = 2;
  private static final int TOP = 54;
  private static final int ROW_HEIGHT = 24;
  private static final int BEFORE_ROWS = 34;
  private static final int AFTER_ROWS = 40;
  private static final int NAMES = 160;
  private static final int MARGIN = 24;

  private final Evaluation evaluation;

  private RowsPicture(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** 1,040 pixels wide; as high as rows and tasks need. */
  public static BufferedImage of(Evaluation evaluation) {
    return new RowsPicture(evaluation).draw();
  }

  private BufferedImage draw() {
    List<ProbeTask> tasks = evaluation.tasks();
    int panelHeight = BEFORE_ROWS + evaluation.rows().size() * ROW_HEIGHT + AFTER_ROWS;
    int lines = (tasks.size() + ACROSS - 1) / ACROSS;
    try (Canvas canvas = new Canvas(ACROSS * PANEL_WIDTH, TOP + lines * panelHeight)) {
      canvas.words("AUROC of what happens in the weeks after", MARGIN, 28, 18, true);
      canvas.words(
          "labels with both classes; bars: 95 % of bootstrap draws", MARGIN, 46, 12, false);
      for (int i = 0; i < tasks.size(); i++) {
        int x = i % ACROSS * PANEL_WIDTH;
        panel(canvas, tasks.get(i), x, TOP + i / ACROSS * panelHeight);
      }
      return canvas.image();
    }
  }

  private void panel(Canvas canvas, ProbeTask task, int x, int y) {
    int rows = evaluation.rows().size();
    double bottom = y + BEFORE_ROWS + rows * ROW_HEIGHT;
    Axis axis =
        Axis.around(
            evaluation.rows().stream().flatMapToDouble(row -> ends(row, task)),
            x + MARGIN + NAMES,
            x + PANEL_WIDTH - MARGIN);
    canvas.words(task.title(), x + MARGIN, y + 24, 14, true);
    for (double mark : axis.marks()) {
      double at = axis.pixel(mark);
      canvas.line(at, y + BEFORE_ROWS, at, bottom, 1, Canvas.FAINT);
      canvas.wordsAround(axis.words(mark), at, bottom + 16, 11);
    }
    double best = best(task);
    for (int r = 0; r < rows; r++) {
      double middle = y + BEFORE_ROWS + (r + 0.5) * ROW_HEIGHT;
      row(canvas, axis, evaluation.rows().get(r), task, middle, best);
    }
  }

  private static void row(
      Canvas canvas, Axis axis, EvaluationRow row, ProbeTask task, double y, double best) {
    canvas.wordsUpTo(row.model(), axis.fromPixel() - 10, y + 4, 12, NAMES - 10);
    TaskResult result = row.report().results().get(task);
    if (result == null) {
      return;
    }
    double value = result.best().mixedAuroc();
    Interval interval = result.mixedAuroc();
    Color color = value == best ? Canvas.BEST : Canvas.ROW;
    canvas.line(axis.pixel(interval.low()), y, axis.pixel(interval.high()), y, 2.5f, color);
    canvas.dot(axis.pixel(value), y, 5, color);
  }

  /** Of the rows that compete. */
  private double best(ProbeTask task) {
    return evaluation.rows().stream()
        .filter(row -> !Double.isNaN(row.borda()))
        .map(row -> row.report().results().get(task))
        .mapToDouble(result -> result == null ? Double.NaN : result.best().mixedAuroc())
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  private static DoubleStream ends(EvaluationRow row, ProbeTask task) {
    TaskResult result = row.report().results().get(task);
    return result == null
        ? DoubleStream.empty()
        : DoubleStream.of(
            result.best().mixedAuroc(), result.mixedAuroc().low(), result.mixedAuroc().high());
  }
}
