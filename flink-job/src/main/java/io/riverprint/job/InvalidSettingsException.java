package io.riverprint.job;

import java.util.List;

/** Options that cannot be: all of them. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidSettingsException(List<String> problems) {
    super(
        (problems.size() == 1 ? "1 problem: " : problems.size() + " problems: ")
            + String.join("; ", problems));
  }
}
