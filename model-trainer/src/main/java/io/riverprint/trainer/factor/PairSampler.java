package io.riverprint.trainer.factor;

import io.riverprint.trainer.factor.BprSettings.Negatives;
import io.riverprint.trainer.factor.BprSettings.Positives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws positives and negatives, positives chunk by chunk.
 *
 * <p>A chunk is a run of whole users with about {@link #CHUNK_PAIRS} pairs, so that their rows and
 * pairs stay in a core's cache while the chunk is worked on. How many draws fall in each chunk is
 * drawn first, then the pairs within it: together exactly the draws with replacement from all pairs
 * that reference section 5.4 asks for, in another order.
 */
final class PairSampler {
  /** Half a thousand users of 32 pairs: 256 KB of user rows at 128 factors, and 128 KB of pairs. */
  static final int CHUNK_PAIRS = 1 << 14;

  private final int[] bounds;
  private final AliasTable chunkByWeight;
  private final List<AliasTable> pairByWeight;
  private final int[] negativeWeights;
  private final AliasTable negatives;

  PairSampler(Interactions pairs, Positives positives, Negatives negatives, int chunkPairs) {
    boolean weighted = positives == Positives.BY_WEIGHT && !isConstant(pairs.weights);
    this.bounds = bounds(pairs, chunkPairs);
    this.pairByWeight = new ArrayList<>();
    for (int c = 0; weighted && c < chunks(); c++) {
      int from = bounds[c];
      pairByWeight.add(new AliasTable(bounds[c + 1] - from, p -> pairs.weights[from + p]));
    }
    this.chunkByWeight =
        new AliasTable(
            chunks(), c -> weighted ? sum(pairs.weights, bounds[c], bounds[c + 1]) : size(c));
    this.negativeWeights = pairs.usersOfItems();
    if (negatives == Negatives.UNIFORM) {
      Arrays.setAll(negativeWeights, item -> Math.min(1, negativeWeights[item]));
    }
    this.negatives = new AliasTable(negativeWeights.length, item -> negativeWeights[item]);
  }

  int chunks() {
    return bounds.length - 1;
  }

  private int size(int chunk) {
    return bounds[chunk + 1] - bounds[chunk];
  }

  /** How many of so many positives fall in each chunk. */
  int[] plan(int draws, SplittableRandom random) {
    int[] counts = new int[chunks()];
    for (int d = 0; d < draws; d++) {
      counts[chunkByWeight.draw(random.nextLong())]++;
    }
    return counts;
  }

  /** A pair of the chunk, for 64 random bits. */
  int positive(int chunk, long bits) {
    int from = bounds[chunk];
    if (pairByWeight.isEmpty()) {
      return from + (int) Math.multiplyHigh(bits >>> 1, (long) (bounds[chunk + 1] - from) << 1);
    }
    return from + pairByWeight.get(chunk).draw(bits);
  }

  /** An item, for 64 random bits. */
  int negative(long bits) {
    return negatives.draw(bits);
  }

  /** Chance that a negative is this item or one before it: the fold-in draws by it, too. */
  float[] cumulativeNegatives() {
    long all = Arrays.stream(negativeWeights).asLongStream().sum();
    float[] cumulative = new float[negativeWeights.length];
    long sum = 0;
    for (int item = 0; item < cumulative.length; item++) {
      sum += negativeWeights[item];
      cumulative[item] = (float) ((double) sum / all);
    }
    return cumulative;
  }

  private static int[] bounds(Interactions pairs, int chunkPairs) {
    IntStream.Builder bounds = IntStream.builder().add(0);
    int from = 0;
    for (int user = 0; user < pairs.users(); user++) {
      int to = pairs.starts[user + 1];
      if (to - from >= chunkPairs || user == pairs.users() - 1) {
        bounds.add(to);
        from = to;
      }
    }
    return bounds.build().toArray();
  }

  private static boolean isConstant(float[] weights) {
    for (float weight : weights) {
      if (weight != weights[0]) {
        return false;
      }
    }
    return true;
  }

  private static double sum(float[] weights, int from, int to) {
    double sum = 0;
    for (int p = from; p < to; p++) {
      sum += weights[p];
    }
    return sum;
  }
}
