package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Labels;
import java.util.List;

/**
 * The loss of MTL (reference, section 5.3): w1 churn + w2 categories + w3 SKUs, each the binary
 * cross-entropy on logits, ln(1 + e^z) - y z, averaged over batch and outputs.
 */
final class TaskLoss implements Loss {
  private final TrainableEncoder encoder;
  private final Objective.Tasks tasks;

  TaskLoss(TrainableEncoder encoder, Objective.Tasks tasks) {
    this.encoder = encoder;
    this.tasks = tasks;
  }

  @Override
  public NDArray of(NDManager scope, Batch batch, boolean training) {
    List<NDArray> logits = encoder.logits(encoder.embedding(scope, batch, training), training);
    NDArray total = scope.create(0f);
    for (int h = 0; h < logits.size(); h++) {
      HeadSpec head = encoder.spec().heads().get(h);
      NDArray y =
          scope.create(labels(batch.examples(), head), new Shape(batch.size(), head.outputs()));
      total = total.add(Scaled.by(crossEntropy(logits.get(h), y), tasks.weight(head.name())));
    }
    return total;
  }

  private static NDArray crossEntropy(NDArray z, NDArray y) {
    return z.getNDArrayInternal().softPlus().sub(z.mul(y)).mean();
  }

  @Override
  public long terms(Batch batch) {
    return batch.size();
  }

  private static float[] labels(List<Example> examples, HeadSpec head) {
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
