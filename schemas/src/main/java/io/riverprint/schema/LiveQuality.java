package io.riverprint.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How well a head of a release has told what came, by the outcomes that are known at an instant.
 *
 * @param release version that was judged
 * @param head churn, category or sku
 * @param atMillis event time until which outcomes are known
 * @param answers watched profiles of this release whose outcome is known; at least 1
 * @param auroc over all of them, 0 to 1
 * @param aurocError how far it can be from the exact one, for the bins it is counted in
 * @param calibrationError expected, over all of them; NaN where no profile listed anything
 * @param windowAuroc over the newest window that is over; null before one is
 */
public record LiveQuality(
    long release,
    String head,
    long atMillis,
    long answers,
    double auroc,
    double aurocError,
    double calibrationError,
    @Nullable Double windowAuroc) {

  public LiveQuality {
    requireNonNull(head, "head");
    if (head.isEmpty() || answers < 1 || !(auroc >= 0 && auroc <= 1)) {
      throw new IllegalArgumentException(
          "live quality of release "
              + release
              + ": head '"
              + head
              + "', "
              + answers
              + " answers, AUROC "
              + auroc
              + ", needs a head, an answer and 0 to 1; correct it");
    }
  }
}
