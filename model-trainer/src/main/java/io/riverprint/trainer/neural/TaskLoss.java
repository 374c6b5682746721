package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import java.util.List;

/**
 * The loss of MTL (reference, section 5.3): 0.3 churn + 0.35 categories + 0.35 SKUs, each the
 * binary cross-entropy on logits, ln(1 + e^z) - y z, averaged over batch and outputs.
 */
final class TaskLoss {
  private static final float CHURN_WEIGHT = 0.3f;
  private static final float PROPENSITY_WEIGHT = 0.35f;

  private TaskLoss() {}

  /** The loss, a scalar. */
  static NDArray of(NDManager scope, NetworkSpec spec, List<NDArray> logits, SequenceBatch batch) {
    NDArray total = scope.create(0f);
    for (int h = 0; h < logits.size(); h++) {
      HeadSpec head = spec.encoders().get(0).heads().get(h);
      NDArray z = logits.get(h);
      NDArray y = scope.create(batch.labels().get(h), new Shape(batch.size(), head.outputs()));
      total = total.add(Activation.softPlus(z).sub(z.mul(y)).mean().mul(weight(head)));
    }
    return total;
  }

  private static float weight(HeadSpec head) {
    return head.name().equals(HeadSpec.CHURN) ? CHURN_WEIGHT : PROPENSITY_WEIGHT;
  }
}
