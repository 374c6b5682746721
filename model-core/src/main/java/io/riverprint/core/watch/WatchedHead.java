package io.riverprint.core.watch;

import java.util.Locale;

/** The heads that are watched. */
public enum WatchedHead {
  /** Asked of users who had bought before, as in judging. */
  CHURN,
  CATEGORY,
  SKU;

  /** As in metrics and references: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
