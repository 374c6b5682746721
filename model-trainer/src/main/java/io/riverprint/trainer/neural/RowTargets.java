package io.riverprint.trainer.neural;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.RowKind;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * The rows a decoder must give, padded at the end.
 *
 * @param steps T
 * @param rows B x T x I
 * @param weights of the positions' squared errors, 0 for padding; B x T
 * @param positions how many are not padding
 */
record RowTargets(int steps, float[] rows, float[] weights, long positions) {
  private static final int IS_VISIT =
      Columns.of(RowKind.VISIT).stream().map(Columns.Column::name).toList().indexOf("is_visit");

  /** The rows of the examples themselves. */
  static RowTargets past(Batch batch) {
    float[] weights = batch.there(batch.steps());
    return new RowTargets(batch.steps(), batch.x(), weights, pastPositions(batch.examples()));
  }

  /**
   * The rows after the examples, at most so many; where there are none, one default row: a page
   * visit with nothing else to it.
   */
  static RowTargets future(Batch batch, Rows source, int most, float weightOfNone) {
    int steps =
        batch.examples().stream().mapToInt(example -> futureRows(example, most)).max().orElse(1);
    int width = batch.width();
    float[] rows = new float[batch.size() * steps * width];
    float[] weights = new float[batch.size() * steps];
    for (int i = 0; i < batch.size(); i++) {
      Example example = batch.examples().get(i);
      if (example.future() == 0) {
        rows[i * steps * width + IS_VISIT] = 1;
        weights[i * steps] = weightOfNone;
      } else {
        int count = futureRows(example, most);
        source.read(example.firstRow() + example.length(), count, rows, i * steps * width);
        Arrays.fill(weights, i * steps, i * steps + count, 1);
      }
    }
    return new RowTargets(steps, rows, weights, futurePositions(batch.examples(), most));
  }

  static long pastPositions(List<Example> examples) {
    return examples.stream().mapToLong(Example::length).sum();
  }

  static long futurePositions(List<Example> examples, int most) {
    return examples.stream().mapToLong(example -> futureRows(example, most)).sum();
  }

  private static int futureRows(Example example, int most) {
    return Math.max(1, Math.min(most, example.future()));
  }
}
