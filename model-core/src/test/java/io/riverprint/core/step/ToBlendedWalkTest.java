package io.riverprint.core.step;

import io.riverprint.core.bundle.SmallBundles;

/** From one encoder to several, one of them blended with its previous generation. */
final class ToBlendedWalkTest extends WalkContract {
  ToBlendedWalkTest() {
    super(SmallBundles.make(1, 11), SmallBundles.hybrid(2, 12));
  }
}
