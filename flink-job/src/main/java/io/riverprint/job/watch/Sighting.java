package io.riverprint.job.watch;

import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.Question;

/** Something of a watched user: a profile that may be asked about, a purchase, the erasure. */
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

  /**
   * The wish to be forgotten.
   *
   * @param untilMillis what is as old as this or older goes
   */
  record Erased(String userId, long untilMillis) implements Sighting {}
}
