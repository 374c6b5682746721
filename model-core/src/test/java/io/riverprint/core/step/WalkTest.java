package io.riverprint.core.step;

import io.riverprint.core.bundle.SmallBundles;

/** With one encoder and a linear readout. */
final class WalkTest extends WalkContract {
  WalkTest() {
    super(SmallBundles.make(1, 11), SmallBundles.make(2, 12));
  }
}
