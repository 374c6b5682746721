package io.riverprint.core.watch;

import io.riverprint.core.metric.Calibration;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Scores of one head with what came of them, in fixed bins, so that AUROC and calibration error of
 * any number of answers need a few KB and no order: all sums are of whole numbers.
 *
 * <p>Bins are of equal width 1/32 in the logit from -16 to 16. Two scores of one bin count as tied;
 * {@link #aurocError} says by how much the area can differ from the exact one for that, at most.
 * Targets that a profile does not list are below all bins, tied: to recommend means to list.
 */
public final class ScoreHistogram {
  private static final int VERSION = 1;
  private static final int BINS = 1024;
  private static final double WIDTH = 1 / 32.0;
  // A probability in a calibration bin's sum: 2^30 times, rounded.
  private static final double UNIT = 0x1p30;

  // Bin 0 is of what was not listed.
  private final long[] came = new long[BINS + 1];
  private final long[] stayed = new long[BINS + 1];
  private final long[] calibrationCame = new long[Calibration.BINS];
  private final long[] calibrationCount = new long[Calibration.BINS];
  private final long[] calibrationSum = new long[Calibration.BINS];

  /** Counts what came of one profile's scores. */
  public void add(Outcomes outcomes) {
    for (int i = 0; i < outcomes.scores().length; i++) {
      add(outcomes.scores()[i], outcomes.came()[i]);
    }
    came[0] += outcomes.absentCame();
    stayed[0] += outcomes.absentStayed();
  }

  /** Counts one probability. */
  void add(float probability, boolean cameTrue) {
    int bin = 1 + bin(probability);
    int calibration =
        Math.min(Calibration.BINS - 1, (int) (probability * (double) Calibration.BINS));
    if (cameTrue) {
      came[bin]++;
      calibrationCame[calibration]++;
    } else {
      stayed[bin]++;
    }
    calibrationCount[calibration]++;
    calibrationSum[calibration] += Math.round(probability * UNIT);
  }

  private static int bin(float probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "score histogram: probability "
              + probability
              + ", need 0 to 1; look at the release's weights");
    }
    double logit = StrictMath.log(probability / (1.0 - probability));
    return (int) Math.max(0, Math.min(BINS - 1, Math.floor(logit / WIDTH) + BINS / 2));
  }

  /** What came true. */
  public long positives() {
    return sum(came);
  }

  /** What did not. */
  public long negatives() {
    return sum(stayed);
  }

  /** Area under the ROC curve, ties counted one half; NaN without positives or negatives. */
  public double auroc() {
    double pairs = 0;
    double below = 0;
    for (int bin = 0; bin <= BINS; bin++) {
      pairs += came[bin] * (below + stayed[bin] / 2.0);
      below += stayed[bin];
    }
    return pairs / ((double) positives() * negatives());
  }

  /**
   * How far {@link #auroc} can be from the area of the scores themselves: half the share of pairs
   * that fall into one bin. Those not listed are tied in truth, and no error.
   */
  public double aurocError() {
    double tied = 0;
    for (int bin = 1; bin <= BINS; bin++) {
      tied += (double) came[bin] * stayed[bin];
    }
    return tied / 2 / ((double) positives() * negatives());
  }

  /**
   * Expected calibration error as {@link Calibration#error}, over what was listed; NaN over
   * nothing.
   */
  public double calibrationError() {
    double sum = 0;
    long count = 0;
    for (int bin = 0; bin < Calibration.BINS; bin++) {
      sum += Math.abs(calibrationCame[bin] - calibrationSum[bin] / UNIT);
      count += calibrationCount[bin];
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** As bytes, version first. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    LongCounts.write(came, out);
    LongCounts.write(stayed, out);
    LongCounts.write(calibrationCame, out);
    LongCounts.write(calibrationCount, out);
    LongCounts.write(calibrationSum, out);
  }

  /**
   * As it was written.
   *
   * @throws IOException if a newer version wrote it
   */
  public static ScoreHistogram read(DataInput in) throws IOException {
    LongCounts.requireVersion("score histogram", in.readUnsignedByte(), VERSION);
    ScoreHistogram histogram = new ScoreHistogram();
    LongCounts.read(histogram.came, in);
    LongCounts.read(histogram.stayed, in);
    LongCounts.read(histogram.calibrationCame, in);
    LongCounts.read(histogram.calibrationCount, in);
    LongCounts.read(histogram.calibrationSum, in);
    return histogram;
  }
}
