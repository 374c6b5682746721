package io.riverprint.trainer.neural;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * Examples as arrays, padded at the end to the longest.
 *
 * @param examples B
 * @param width I
 * @param steps T
 * @param x inputs, B x T x I
 * @param ages {@link AgeFeatures}, B x {@link #AGE}
 */
record Batch(List<Example> examples, int width, int steps, float[] x, float[] ages) {
  static final int AGE = AgeFeatures.WIDTH;

  static Batch of(List<Example> examples, Rows rows, int width) {
    int steps = examples.stream().mapToInt(Example::length).max().orElse(1);
    float[] x = new float[examples.size() * steps * width];
    float[] ages = new float[examples.size() * AGE];
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      rows.read(example.firstRow(), example.length(), x, i * steps * width);
      AgeFeatures.write(example.ageMillis(), ages, i * AGE);
    }
    return new Batch(examples, width, steps, x, ages);
  }

  int size() {
    return examples.size();
  }

  /** 1 for each of the newest rows there is, then 0; B x rows. */
  float[] there(int rows) {
    float[] there = new float[size() * rows];
    for (int i = 0; i < size(); i++) {
      int length = Math.min(rows, examples.get(i).length());
      Arrays.fill(there, i * rows, i * rows + length, 1);
    }
    return there;
  }

  /** Steps of the newest rows, oldest first; the newest again where there are fewer; B x rows. */
  long[] newest(int rows) {
    long[] newest = new long[size() * rows];
    for (int i = 0; i < size(); i++) {
      int length = examples.get(i).length();
      int from = Math.max(0, length - rows);
      for (int row = 0; row < rows; row++) {
        newest[i * rows + row] = Math.min(from + row, length - 1);
      }
    }
    return newest;
  }
}
