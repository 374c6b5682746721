package io.riverprint.local.demo;

import java.util.function.LongSupplier;

/** Tells when another release comes to serve, and when nobody is left with the one before. */
final class SwapWatch {
  private final Narrator narrator;
  private final LongSupplier swept;
  private final LongSupplier left;
  private long release;
  private boolean sweeps;

  /**
   * A watch.
   *
   * @param swept users whom the sweep has moved
   * @param left users whom it has still to look at
   */
  SwapWatch(Narrator narrator, LongSupplier swept, LongSupplier left) {
    this.narrator = narrator;
    this.swept = swept;
    this.left = left;
  }

  /** Takes a look; from one thread at a time. */
  synchronized void look(Snapshot now) {
    if (release != 0 && now.release() > release) {
      narrator.step(
          "Swap",
          "release %d serves; users move to it when they come, the sweep takes the others",
          now.release());
      sweeps = true;
    } else if (sweeps && swept.getAsLong() > 0 && left.getAsLong() == 0) {
      narrator.step("Sweep", "%,d users moved who had not come; nobody is left", swept.getAsLong());
      sweeps = false;
    }
    release = now.release();
  }
}
