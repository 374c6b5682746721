package io.riverprint.trainer.neural;

import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Examples whose rows lie in an array. */
final class DrawnExamples implements Rows {
  static final int INPUTS = 6;

  final List<Example> all = new ArrayList<>();
  private final List<float[]> rows = new ArrayList<>();

  private DrawnExamples() {}

  /** Users churn who have had a row with a high first input, however long ago. */
  static DrawnExamples planted(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DrawnExamples examples = new DrawnExamples();
    for (int i = 0; i < count; i++) {
      boolean churned = random.nextBoolean();
      float[] rows = rows(random, 1 + random.nextInt(12));
      if (churned) {
        rows[random.nextInt(rows.length / INPUTS) * INPUTS] = 3;
      }
      examples.add(rows, random.nextLong(86_400_000), churned, 0);
    }
    return examples;
  }

  /** Users churn who have been away for more than ten days; their rows say nothing. */
  static DrawnExamples silent(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DrawnExamples examples = new DrawnExamples();
    for (int i = 0; i < count; i++) {
      long days = random.nextInt(20);
      examples.add(rows(random, 3), days * 86_400_000, days > 10, 0);
    }
    return examples;
  }

  static DrawnExamples noise(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DrawnExamples examples = new DrawnExamples();
    for (int i = 0; i < count; i++) {
      examples.add(rows(random, 4), 0, random.nextBoolean(), 0);
    }
    return examples;
  }

  /** Every row of a user is the same, and so are the up to three that follow. */
  static DrawnExamples steady(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DrawnExamples examples = new DrawnExamples();
    for (int i = 0; i < count; i++) {
      float[] one = rows(random, 1);
      int future = random.nextInt(4);
      float[] rows = new float[(1 + random.nextInt(6) + future) * INPUTS];
      for (int at = 0; at < rows.length; at++) {
        rows[at] = one[at % INPUTS];
      }
      examples.add(rows, 0, future == 0, future);
    }
    return examples;
  }

  private void add(float[] more, long ageMillis, boolean churned, int future) {
    long first = rows.size();
    for (int row = 0; row < more.length / INPUTS; row++) {
      float[] one = new float[INPUTS];
      System.arraycopy(more, row * INPUTS, one, 0, INPUTS);
      rows.add(one);
    }
    int[] bought = churned ? new int[0] : new int[] {1};
    int length = more.length / INPUTS - future;
    all.add(new Example(first, length, ageMillis, new Labels(churned, bought, bought), future));
  }

  @Override
  public void read(long first, int count, float[] to, int at) {
    for (int row = 0; row < count; row++) {
      System.arraycopy(rows.get((int) first + row), 0, to, at + row * INPUTS, INPUTS);
    }
  }

  /** Mean squared distance of all rows of the examples from their mean row. */
  double spread() {
    double[] mean = new double[INPUTS];
    rows.forEach(row -> addTo(mean, row));
    double sum = 0;
    for (float[] row : rows) {
      for (int i = 0; i < INPUTS; i++) {
        double distance = row[i] - mean[i] / rows.size();
        sum += distance * distance;
      }
    }
    return sum / rows.size();
  }

  private static void addTo(double[] sums, float[] row) {
    for (int i = 0; i < INPUTS; i++) {
      sums[i] += row[i];
    }
  }

  private static float[] rows(SplittableRandom random, int length) {
    float[] rows = new float[length * INPUTS];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return rows;
  }
}
