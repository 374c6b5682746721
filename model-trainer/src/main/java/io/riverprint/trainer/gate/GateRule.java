package io.riverprint.trainer.gate;

/**
 * When a candidate is released.
 *
 * <p>A head of the candidate falls if its AUROC is lower than the incumbent's by more than the
 * tolerance and the whole interval of the difference is below 0 (it is not chance); or if the lower
 * end of the interval is below minus the largest loss (a loss of that size cannot be excluded). It
 * is released if no head falls, neither over the targets that both releases have nor over all of
 * them, if it is better, and if the probe, with a tolerance of its own, does not fall either. It is
 * better if the differences over shared targets sum to more than 0; or, where they are not below
 * minus the tolerance, by new products: if the sum over all targets is above 0 and the gain by
 * those that only one of them has is not chance. Intervals are of 95 of 100 bootstraps over users,
 * paired.
 *
 * @param tolerance of a head's AUROC, 0 or more
 * @param probeTolerance of the probe's AUROC, 0 or more
 * @param largestLoss of either that must be excluded, above the tolerances
 * @param leastUsers judged under both, at least
 * @param draws of the bootstrap
 */
public record GateRule(
    double tolerance, double probeTolerance, double largestLoss, int leastUsers, int draws) {
  /** 0.005 of AUROC of a head, 0.02 of the probe, 0.1 excluded, 50 users, 400 draws. */
  public static final GateRule STANDARD = new GateRule(0.005, 0.02, 0.1, 50, 400);

  public GateRule {
    if (!(tolerance >= 0 && probeTolerance >= 0)
        || !(largestLoss > Math.max(tolerance, probeTolerance))
        || leastUsers < 1
        || draws < 1) {
      throw new IllegalArgumentException(
          "gate rule: tolerances %s and %s, largest loss %s, %d users, %d draws; need 0 <= tolerances < largest loss, and 1 or more of the others; correct the one that is not"
              .formatted(tolerance, probeTolerance, largestLoss, leastUsers, draws));
    }
  }

  /** Whether a difference is a fall. */
  boolean isFall(Comparison comparison, double tolerated) {
    return (comparison.difference() < -tolerated && comparison.high() < 0)
        || comparison.low() < -largestLoss;
  }

  /** Whether a candidate of which no head falls is worth a swap. */
  boolean isBetter(HeadComparisons heads) {
    if (heads.sum() > 0) {
      return true;
    }
    return heads.sum() >= -tolerance
        && heads.sumOfAll() > 0
        && heads.unshared().stream().anyMatch(head -> head.low() > 0);
  }
}
