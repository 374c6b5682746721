package io.riverprint.local.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the demo's steps as they come, numbered; may be used by several threads. */
final class Narrator {

  private final PrintStream out;
  private int steps;

  Narrator(PrintStream out) {
    this.out = out;
  }

  /** A new step begins. */
  synchronized void step(String title, String words, Object... values) {
    steps++;
    out.printf("%d. %-8s %s%n", steps, title, said(words, values));
    out.flush();
  }

  /** More of the same step. */
  synchronized void more(String words, Object... values) {
    out.printf("%-11s %s%n", "", said(words, values));
    out.flush();
  }

  /** Several lines as they are. */
  synchronized void text(String lines) {
    out.print(lines);
    out.flush();
  }

  private static String said(String words, Object... values) {
    return String.format(Locale.ROOT, words, values);
  }
}
