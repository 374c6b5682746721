package io.riverprint.trainer.evaluate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A white picture to draw lines, dots and words on; places are pixels from the upper left. */
final class Canvas implements AutoCloseable {
  static final Color INK = new Color(0x22, 0x2b, 0x33);
  static final Color FAINT = new Color(0xd9, 0xde, 0xe3);
  static final Color ROW = new Color(0x5b, 0x7f, 0xa6);
  static final Color BEST = new Color(0xc2, 0x57, 0x1a);

  private final BufferedImage image;
  private final Graphics2D pen;

  Canvas(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  void line(double fromX, double fromY, double toX, double toY, float thick, Color color) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke(thick, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    pen.draw(new java.awt.geom.Line2D.Double(fromX, fromY, toX, toY));
  }

  void dot(double x, double y, double radius, Color color) {
    pen.setColor(color);
    pen.fill(new java.awt.geom.Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** Words that start at x. */
  void words(String text, double x, double y, int size, boolean bold) {
    pen.setColor(INK);
    pen.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size));
    pen.drawString(text, (float) x, (float) y);
  }

  /** Words that end at x, cut where they are longer than {@code most} pixels. */
  void wordsUpTo(String text, double x, double y, int size, int most) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    String cut = text;
    while (cut.length() > 1 && pen.getFontMetrics().stringWidth(cut) > most) {
      cut = cut.substring(0, cut.length() - 2) + "…";
    }
    words(cut, x - pen.getFontMetrics().stringWidth(cut), y, size, false);
  }

  /** Words with their middle at x. */
  void wordsAround(String text, double x, double y, int size) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    words(text, x - pen.getFontMetrics().stringWidth(text) / 2.0, y, size, false);
  }

  BufferedImage image() {
    return image;
  }

  @Override
  public void close() {
    pen.dispose();
  }
}
