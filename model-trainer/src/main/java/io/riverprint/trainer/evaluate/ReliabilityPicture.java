package io.riverprint.trainer.evaluate;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One panel for each head: how often it happened (up) against how likely it was said to be (right).
 * On the diagonal a head is right; the area of a dot grows with its examples.
 */
public final class ReliabilityPicture {
  private static final int PANEL_WIDTH = 360;
  private static final int PANEL_HEIGHT = 380;
  private static final int LEFT = 52;
  private static final int RIGHT = 20;
  private static final int ABOVE = 44;
  private static final int BELOW = 46;
  private static final double LARGEST_DOT = 11;
  private static final double SMALLEST_DOT = 2;

  private ReliabilityPicture() {}

  /**
   * 360 pixels for each head, 380 high.
   *
   * @param heads at least one
   */
  public static BufferedImage of(List<Reliability> heads) {
    if (heads.isEmpty()) {
      throw new IllegalArgumentException(
          "reliability picture: has no head, needs at least one; leave the picture out");
    }
    try (Canvas canvas = new Canvas(PANEL_WIDTH * heads.size(), PANEL_HEIGHT)) {
      for (int i = 0; i < heads.size(); i++) {
        panel(canvas, heads.get(i), i * PANEL_WIDTH);
      }
      return canvas.image();
    }
  }

  private static void panel(Canvas canvas, Reliability head, int x) {
    // Rare things are said with small probabilities: a panel ends where its dots do.
    DoubleStream ends =
        DoubleStream.concat(Arrays.stream(head.said()), Arrays.stream(head.happened()));
    DoubleStream both = DoubleStream.concat(DoubleStream.of(0), ends);
    Axis right = Axis.around(both, x + LEFT, x + PANEL_WIDTH - RIGHT);
    Axis up = new Axis(right.low(), right.high(), right.step(), PANEL_HEIGHT - BELOW, ABOVE);
    canvas.words(head.head(), x + LEFT, 20, 14, true);
    String error = String.format(Locale.ROOT, "expected calibration error %.4f", head.error());
    canvas.words(error, x + LEFT, 36, 11, false);
    grid(canvas, right, up);
    canvas.line(right.fromPixel(), up.fromPixel(), right.toPixel(), up.toPixel(), 1.5f, Canvas.INK);
    dots(canvas, head, right, up);
    canvas.wordsAround(
        "said to the right, happened upwards",
        (right.fromPixel() + right.toPixel()) / 2,
        PANEL_HEIGHT - 10,
        12);
  }

  private static void grid(Canvas canvas, Axis right, Axis up) {
    for (double mark : right.marks()) {
      double x = right.pixel(mark);
      double y = up.pixel(mark);
      canvas.line(x, up.fromPixel(), x, up.toPixel(), 1, Canvas.FAINT);
      canvas.line(right.fromPixel(), y, right.toPixel(), y, 1, Canvas.FAINT);
      canvas.wordsAround(right.words(mark), x, up.fromPixel() + 16, 11);
      canvas.wordsUpTo(up.words(mark), right.fromPixel() - 6, y + 4, 11, LEFT);
    }
  }

  private static void dots(Canvas canvas, Reliability head, Axis right, Axis up) {
    double most = Arrays.stream(head.counts()).max().orElse(1);
    for (int bin = 0; bin < head.counts().length; bin++) {
      if (head.counts()[bin] > 0) {
        double radius = Math.max(SMALLEST_DOT, LARGEST_DOT * Math.sqrt(head.counts()[bin] / most));
        canvas.dot(
            right.pixel(head.said()[bin]), up.pixel(head.happened()[bin]), radius, Canvas.ROW);
      }
    }
  }
}
