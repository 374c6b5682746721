package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.ReadoutSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encoder as libtorch tensors with gradients. The parameters live in their own manager; what a
 * pass makes lives in the manager given to it.
 */
final class TrainableEncoder {
  private final EncoderSpec spec;
  private final TrainableGru gru;
  private final @Nullable TrainableAttention attention;
  private final @Nullable TrainableTrunk trunk;
  private final TrainableDense embedding;
  private final List<TrainableHead> heads;

  TrainableEncoder(
      Parameters parameters, EncoderSpec spec, EncoderWeights start, Dropouts dropouts) {
    this.spec = spec;
    this.gru = new TrainableGru(parameters, start.gru());
    int attentionHeads =
        spec.readout().<Integer>fold(linear -> 0, ReadoutSpec.Trunk::attentionHeads);
    this.attention =
        start.attention() == null
            ? null
            : new TrainableAttention(
                parameters, start.attention(), attentionHeads, dropouts.attention());
    this.trunk =
        start.trunk() == null
            ? null
            : new TrainableTrunk(parameters, start.trunk(), dropouts.trunk());
    this.embedding = new TrainableDense(parameters, start.embedding());
    this.heads =
        start.heads().stream()
            .map(head -> new TrainableHead(parameters, head, dropouts.heads()))
            .toList();
  }

  /** Embeddings of a batch, B x E. */
  NDArray embedding(NDManager scope, Batch batch, boolean training) {
    NDArray x = scope.create(batch.x(), new Shape(batch.size(), batch.steps(), batch.width()));
    NDArray read = pooled(scope, gru.states(scope, x), batch, training);
    if (trunk != null) {
      read = trunk.apply(read, training);
    }
    NDArray age = scope.create(batch.ages(), new Shape(batch.size(), Batch.AGE));
    return embedding.apply(read.concat(age, 1));
  }

  private NDArray pooled(NDManager scope, NDArray states, Batch batch, boolean training) {
    int rows = spec.readout().attentionRows();
    if (attention == null) {
      return newest(scope, states, batch, 1).squeeze(1);
    }
    if (rows >= batch.steps()) {
      NDArray there =
          scope.create(batch.there(batch.steps()), new Shape(batch.size(), batch.steps(), 1));
      return attention.mean(states, there, training);
    }
    NDArray there = scope.create(batch.there(rows), new Shape(batch.size(), rows, 1));
    return attention.mean(newest(scope, states, batch, rows), there, training);
  }

  /** The newest states of each example, oldest first, the newest repeated where there are few. */
  private NDArray newest(NDManager scope, NDArray states, Batch batch, int rows) {
    long width = states.getShape().get(2);
    NDArray steps =
        scope
            .create(batch.newest(rows), new Shape(batch.size(), rows, 1))
            .broadcast(new Shape(batch.size(), rows, width));
    return states.gather(steps, 1);
  }

  /** Logits of each head, B x outputs. */
  List<NDArray> logits(NDArray embeddings, boolean training) {
    return heads.stream().map(head -> head.logits(embeddings, training)).toList();
  }

  EncoderSpec spec() {
    return spec;
  }

  /** A copy of the weights as they are. */
  EncoderWeights weights() {
    return new EncoderWeights(
        gru.weights(),
        attention == null ? null : attention.weights(),
        trunk == null ? null : trunk.weights(),
        embedding.weights(),
        heads.stream().map(TrainableHead::weights).toList());
  }
}
