package io.riverprint.trainer.example;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** So many of all that is offered, each with the same chance (Vitter's algorithm R). */
final class Reservoir<T> {
  private final int most;
  private final SplittableRandom random;
  private final List<T> kept = new ArrayList<>();
  private long offered;

  Reservoir(int most, long seed) {
    this.most = most;
    this.random = new SplittableRandom(seed);
  }

  void offer(T next) {
    offered++;
    if (kept.size() < most) {
      kept.add(next);
      return;
    }
    long place = random.nextLong(offered);
    if (place < most) {
      kept.set((int) place, next);
    }
  }

  List<T> kept() {
    return List.copyOf(kept);
  }
}
