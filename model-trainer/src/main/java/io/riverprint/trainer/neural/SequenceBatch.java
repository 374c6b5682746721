package io.riverprint.trainer.neural;

import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.Sequence;
import java.util.List;

/**
 * Examples as arrays, padded at the end to the longest.
 *
 * @param size B
 * @param steps T
 * @param x inputs, B x T x I
 * @param last 1 at the last row of each example, else 0; B x T x 1
 * @param labels 0 or 1, for each head B x outputs
 */
record SequenceBatch(int size, int steps, float[] x, float[] last, List<float[]> labels) {

  static SequenceBatch of(List<Sequence> examples, NetworkSpec spec) {
    int size = examples.size();
    int width = spec.inputWidth();
    int steps = examples.stream().mapToInt(Sequence::length).max().orElse(1);
    float[] x = new float[size * steps * width];
    float[] last = new float[size * steps];
    for (int i = 0; i < size; i++) {
      Sequence example = examples.get(i);
      int rows = example.length() * width;
      System.arraycopy(example.rows(), example.from() * width, x, i * steps * width, rows);
      last[i * steps + example.length() - 1] = 1;
    }
    List<float[]> labels =
        spec.encoders().get(0).heads().stream().map(head -> labels(examples, head)).toList();
    return new SequenceBatch(size, steps, x, last, labels);
  }

  private static float[] labels(List<Sequence> examples, HeadSpec head) {
    float[] labels = new float[examples.size() * head.outputs()];
    for (int i = 0; i < examples.size(); i++) {
      for (int positive : positives(examples.get(i).labels(), head)) {
        labels[i * head.outputs() + positive] = 1;
      }
    }
    return labels;
  }

  /** Outputs of the head that are true. */
  static int[] positives(Labels labels, HeadSpec head) {
    return switch (head.name()) {
      case HeadSpec.CHURN -> labels.churned() ? new int[] {0} : new int[0];
      case HeadSpec.CATEGORY -> labels.categories();
      case HeadSpec.SKU -> labels.skus();
      default ->
          throw new IllegalArgumentException(
              "head '" + head.name() + "': there are no labels for it; use churn, category or sku");
    };
  }
}
