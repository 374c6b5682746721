package io.riverprint.local.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;

/** A reader of what a command prints, who does something at its first words and goes after some. */
final class Leaver extends FilterWriter {
  private final Runnable first;
  private final String word;
  private final int times;
  private boolean began;

  /** Goes when a word has come so many times. */
  Leaver(Runnable first, String word, int times) {
    super(new StringWriter());
    this.first = first;
    this.word = word;
    this.times = times;
  }

  @Override
  public void flush() throws IOException {
    String seen = toString();
    if (!began && !seen.isEmpty()) {
      began = true;
      first.run();
    }
    if (seen.split(word, -1).length > times) {
      throw new IOException("nobody reads on");
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
