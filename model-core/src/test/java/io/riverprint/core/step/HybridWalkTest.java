package io.riverprint.core.step;

import io.riverprint.core.bundle.SmallBundles;

/** With several encoders, kept outputs and generations. */
final class HybridWalkTest extends WalkContract {
  HybridWalkTest() {
    super(SmallBundles.hybrid(1, 11), SmallBundles.hybrid(2, 12));
  }
}
