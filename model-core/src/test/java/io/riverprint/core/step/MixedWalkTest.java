package io.riverprint.core.step;

import io.riverprint.core.bundle.SmallBundles;

/** With heads that are mixed with what is counted, before and after a release. */
final class MixedWalkTest extends WalkContract {
  MixedWalkTest() {
    super(SmallBundles.mixed(1, 11), SmallBundles.mixed(2, 12));
  }
}
