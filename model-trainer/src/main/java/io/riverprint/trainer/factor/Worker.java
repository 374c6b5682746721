package io.riverprint.trainer.factor;

import java.util.SplittableRandom;

/** One thread's part of an epoch: draws, checks and applies, a small batch at a time. */
final class Worker {
  private final Interactions pairs;
  private final PairSampler sampler;
  private final Parameters parameters;
  private final StepKernel kernel;
  private final Draws draws;

  long updates;
  long ahead;
  // Keeps the touching loads from being optimised away.
  float touched;

  Worker(Interactions pairs, PairSampler sampler, Parameters parameters, StepKernel kernel) {
    this.pairs = pairs;
    this.sampler = sampler;
    this.parameters = parameters;
    this.kernel = kernel;
    // Rows of a batch must fit the first-level cache together: 3 x 4 KB x 4 bytes.
    this.draws = new Draws(Math.max(8, 4096 / parameters.items.stride));
  }

  /** Draws so many positives of the chunk. */
  void walk(int chunk, int count, SplittableRandom random) {
    int capacity = draws.user.length;
    for (int left = count; left > 0; left -= capacity) {
      draw(chunk, Math.min(left, capacity), random);
      skipLiked();
      touchRows();
      ahead += kernel.apply(parameters, draws);
      updates += draws.size;
    }
  }

  /** Independent loads in a short loop: the core waits for many of them at once. */
  private void draw(int chunk, int count, SplittableRandom random) {
    for (int d = 0; d < count; d++) {
      int pair = sampler.positive(chunk, random.nextLong());
      draws.user[d] = pairs.userOf[pair];
      draws.liked[d] = pairs.itemOf[pair];
      draws.other[d] = sampler.negative(random.nextLong());
    }
    draws.size = count;
  }

  /** Leaves out draws whose other item the user likes too; they are not drawn again. */
  private void skipLiked() {
    int kept = 0;
    for (int d = 0; d < draws.size; d++) {
      int user = draws.user[d];
      int other = draws.other[d];
      draws.user[kept] = user;
      draws.liked[kept] = draws.liked[d];
      draws.other[kept] = other;
      kept += pairs.has(user, other) ? 0 : 1;
    }
    draws.size = kept;
  }

  /** Brings the rows of the batch near: Java has no prefetch, but loads that wait side by side. */
  private void touchRows() {
    FactorTable items = parameters.items;
    float sum = 0;
    for (int d = 0; d < draws.size; d++) {
      int iAt = items.at(draws.liked[d]);
      int jAt = items.at(draws.other[d]);
      for (int k = 0; k < items.stride; k += FactorTable.LINE) {
        sum += items.values[iAt + k] + items.values[jAt + k];
      }
    }
    touched = sum;
  }
}
