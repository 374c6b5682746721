package io.riverprint.local.show;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far a piece of work is: a bar on a terminal, elsewhere a line for each tenth, so that a log
 * stays readable. Not thread-safe.
 */
public final class Progress implements AutoCloseable {

  private static final String TERMINAL = "riverprint.terminal";
  private static final int WIDTH = 100;
  private static final int LINES = 10;

  private final String what;
  private final long total;
  private final PrintStream err;
  private final @Nullable ProgressBar bar;
  private int lines;

  private Progress(String what, long total, PrintStream err, boolean terminal) {
    this.what = what;
    this.total = Math.max(1, total);
    this.err = err;
    this.bar = terminal ? bar(what, total, err) : null;
  }

  /** Work of so many steps, shown on stderr; the launcher knows whether that is a terminal. */
  public static Progress of(String what, long total) {
    return of(what, total, System.err, Boolean.getBoolean(TERMINAL));
  }

  static Progress of(String what, long total, PrintStream err, boolean terminal) {
    return new Progress(what, total, err, terminal);
  }

  /** So many steps are done by now. */
  public void to(long done) {
    if (bar != null) {
      bar.stepTo(done);
      return;
    }
    int line = (int) (LINES * Math.min(done, total) / total);
    if (line > lines) {
      lines = line;
      err.printf("%s: %d %%%n", what, 100 * line / LINES);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static ProgressBar bar(String what, long total, PrintStream err) {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(total)
        .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
        .build();
  }
}
