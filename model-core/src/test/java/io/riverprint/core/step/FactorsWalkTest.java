package io.riverprint.core.step;

import io.riverprint.core.bundle.SmallBundles;

/** From a release to one with other item factors: states are carried. */
class FactorsWalkTest extends WalkContract {
  FactorsWalkTest() {
    super(SmallBundles.hybrid(1, 5), SmallBundles.otherFactors(SmallBundles.hybrid(1, 5), 2, 5));
  }
}
