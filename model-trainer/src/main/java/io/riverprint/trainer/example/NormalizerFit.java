package io.riverprint.trainer.example;

import io.riverprint.core.feature.Normalizer;
import java.util.Arrays;

/**
 * The values of one raw column over the rows of the training part, and the normalizer they give.
 */
final class NormalizerFit {
  private final Normalizer.Kind kind;
  private float[] values = new float[256];
  private int size;

  NormalizerFit(Normalizer.Kind kind) {
    this.kind = kind;
  }

  void add(float value) {
    if (kind == Normalizer.Kind.NONE) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** Fitted; {@link Normalizer#NONE} for a column in range already or never seen. */
  Normalizer fit() {
    if (size == 0) {
      return Normalizer.NONE.kind() == kind ? Normalizer.NONE : new Normalizer(kind, 1, 0, 0);
    }
    Arrays.sort(values, 0, size);
    float lambda = kind == Normalizer.Kind.YEO_JOHNSON ? lambda() : 1;
    return new Normalizer(kind, lambda, values[0], values[size - 1]);
  }

  /** From the histogram of the sorted values. */
  private float lambda() {
    float[] distinct = new float[size];
    int[] counts = new int[size];
    int last = -1;
    for (int i = 0; i < size; i++) {
      if (last < 0 || values[i] != distinct[last]) {
        distinct[++last] = values[i];
      }
      counts[last]++;
    }
    return YeoJohnsonFit.lambda(Arrays.copyOf(distinct, last + 1), Arrays.copyOf(counts, last + 1));
  }
}
