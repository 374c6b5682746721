package io.riverprint.core.step;

import io.riverprint.core.bundle.SmallBundles;

/** From several encoders, one of them blended with its previous generation, to one. */
final class FromBlendedWalkTest extends WalkContract {
  FromBlendedWalkTest() {
    super(SmallBundles.hybrid(1, 11), SmallBundles.make(2, 12));
  }
}
