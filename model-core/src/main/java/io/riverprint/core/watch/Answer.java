package io.riverprint.core.watch;

/**
 * A question answered.
 *
 * @param release that was asked
 * @param churn {@link Outcomes#NONE} of a user who had never bought
 * @param category of the target categories
 * @param sku of the target SKUs
 */
public record Answer(long release, Outcomes churn, Outcomes category, Outcomes sku) {

  /** What came of the scores of this head. */
  public Outcomes of(WatchedHead head) {
    return switch (head) {
      case CHURN -> churn;
      case CATEGORY -> category;
      case SKU -> sku;
    };
  }
}
