package io.riverprint.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.metric.Auroc;
import io.riverprint.core.metric.Calibration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreHistogramTest {

  /** Scores about this one, better for what comes true: many of one shop's are near 0. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.05, 0.001, 0.999})
  void theAreaIsTheExactOneWithinItsOwnBound(double about) {
    Sample sample = new Sample(about, 5_000);
    ScoreHistogram histogram = sample.histogram();
    double exact = Auroc.binary(sample.scores, sample.came);

    assertThat(histogram.aurocError()).isLessThan(0.005);
    assertThat(histogram.auroc()).isCloseTo(exact, within(histogram.aurocError()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.05, 0.001, 0.999})
  void theCalibrationErrorIsThatOfTheScoresThemselves(double about) {
    Sample sample = new Sample(about, 5_000);

    assertThat(sample.histogram().calibrationError())
        .isCloseTo(Calibration.error(sample.scores, sample.came), within(1e-8));
  }

  @Test
  void whatIsNotListedIsBelowEverythingAndTied() {
    ScoreHistogram histogram = new ScoreHistogram();
    histogram.add(new Outcomes(new float[] {0f, 0.2f}, new boolean[] {false, true}, 1, 2));

    // Positives: 0.2 and one absent; negatives: 0 and two absent. Of six pairs three and two
    // halves are right.
    assertThat(histogram.auroc()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(histogram.aurocError()).isZero();
    assertThat(histogram.calibrationError()).isCloseTo(0.4, within(1e-6));
  }

  @Test
  void certaintyIsAScoreLikeAnyOther() {
    ScoreHistogram histogram = new ScoreHistogram();
    histogram.add(0f, false);
    histogram.add(1f, true);

    assertThat(histogram.auroc()).isEqualTo(1);
  }

  @Test
  void nothingIsSaidOfOneKindOfOutcome() {
    ScoreHistogram histogram = new ScoreHistogram();
    assertThat(histogram.calibrationError()).isNaN();
    histogram.add(0.5f, true);
    assertThat(histogram.auroc()).isNaN();
  }

  @Test
  void itComesBackFromItsBytes() throws IOException {
    ScoreHistogram written = new Sample(0.05, 300).histogram();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    written.write(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(ScoreHistogram.read(in)).usingRecursiveComparison().isEqualTo(written);
    assertThat(in.available()).isZero();
  }

  private static final class Sample {
    final float[] scores;
    final boolean[] came;

    Sample(double about, int size) {
      SplittableRandom random = new SplittableRandom(7);
      scores = new float[size];
      came = new boolean[size];
      for (int i = 0; i < size; i++) {
        came[i] = random.nextInt(5) == 0;
        double logit = Math.log(about / (1 - about)) + random.nextDouble(-3, 3);
        scores[i] = (float) (1 / (1 + Math.exp(-logit - (came[i] ? 0.7 : 0))));
      }
    }

    ScoreHistogram histogram() {
      ScoreHistogram histogram = new ScoreHistogram();
      for (int i = 0; i < scores.length; i++) {
        histogram.add(scores[i], came[i]);
      }
      return histogram;
    }
  }
}
