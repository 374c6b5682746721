package io.riverprint.trainer.evaluate;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Panels side by side, in each some lines over the same steps 1, 2, 3 ..., named below. */
public final class LinesPicture {
  private static final int PANEL_WIDTH = 420;
  private static final int ACROSS = 2;
  private static final int TOP = 50;
  private static final int PANEL_HEIGHT = 300;
  private static final int ABOVE = 34;
  private static final int BELOW = 40;
  private static final int LEFT = 56;
  private static final int RIGHT = 20;
  private static final int NAMES = 22;
  private static final Color[] COLORS = {
    Canvas.INK, Canvas.ROW, new Color(0x3f, 0x8f, 0x5f), Canvas.BEST, new Color(0x8a, 0x5a, 0x9e)
  };

  private LinesPicture() {}

  /**
   * A line.
   *
   * @param values one a step; NaN for a step without one
   */
  public record Line(String name, double[] values) {}

  /** Lines of one scale. */
  public record Panel(String title, List<Line> lines) {}

  /**
   * 840 pixels wide, as high as the panels need.
   *
   * @param panels at least one; the lines' names are those of the first
   */
  public static BufferedImage of(String title, List<Panel> panels) {
    if (panels.isEmpty()) {
      throw new IllegalArgumentException(
          "lines picture: has no panel, needs at least one; leave the picture out");
    }
    List<Line> named = panels.get(0).lines();
    int rows = (panels.size() + ACROSS - 1) / ACROSS;
    int height = TOP + rows * PANEL_HEIGHT + NAMES * named.size() + NAMES;
    try (Canvas canvas = new Canvas(ACROSS * PANEL_WIDTH, height)) {
      canvas.words(title, LEFT, 30, 17, true);
      for (int i = 0; i < panels.size(); i++) {
        panel(canvas, panels.get(i), i % ACROSS * PANEL_WIDTH, TOP + i / ACROSS * PANEL_HEIGHT);
      }
      for (int i = 0; i < named.size(); i++) {
        double y = TOP + rows * PANEL_HEIGHT + NAMES * (i + 0.5);
        canvas.line(LEFT, y, LEFT + 40, y, 3, color(i));
        canvas.words(named.get(i).name(), LEFT + 50, y + 4, 12, false);
      }
      return canvas.image();
    }
  }

  private static void panel(Canvas canvas, Panel panel, int x, int y) {
    int steps = panel.lines().stream().mapToInt(line -> line.values().length).max().orElse(1);
    Axis up =
        Axis.around(
            panel.lines().stream().flatMapToDouble(line -> Arrays.stream(line.values())),
            y + PANEL_HEIGHT - BELOW,
            y + ABOVE);
    Axis right = new Axis(1, Math.max(2, steps), 1, x + LEFT, x + PANEL_WIDTH - RIGHT);
    canvas.words(panel.title(), x + LEFT, y + 22, 14, true);
    for (double mark : up.marks()) {
      double at = up.pixel(mark);
      canvas.line(right.fromPixel(), at, right.toPixel(), at, 1, Canvas.FAINT);
      canvas.wordsUpTo(up.words(mark), right.fromPixel() - 6, at + 4, 11, LEFT);
    }
    IntStream.rangeClosed(1, steps)
        .forEach(
            step ->
                canvas.wordsAround(
                    Integer.toString(step), right.pixel(step), up.fromPixel() + 16, 11));
    for (int i = 0; i < panel.lines().size(); i++) {
      line(canvas, panel.lines().get(i).values(), right, up, color(i));
    }
  }

  private static void line(Canvas canvas, double[] values, Axis right, Axis up, Color color) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        continue;
      }
      canvas.dot(right.pixel(i + 1), up.pixel(values[i]), 3, color);
      if (i > 0 && !Double.isNaN(values[i - 1])) {
        canvas.line(
            right.pixel(i),
            up.pixel(values[i - 1]),
            right.pixel(i + 1),
            up.pixel(values[i]),
            2,
            color);
      }
    }
  }

  private static Color color(int line) {
    return COLORS[line % COLORS.length];
  }
}
