package io.riverprint.job.watch;

import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.Question;

/** Something of a watched user: a profile that may be asked about, or a purchase. */
public sealed interface Sighting {
  String userId();

  /**
   * A profile.
   *
   * @param rank the lowest of a period is drawn
   */
  record Asked(String userId, long rank, Question question) implements Sighting {}

  /** A purchase. */
  record Bought(String userId, Purchase purchase) implements Sighting {}
}
