package io.riverprint.core.torch;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.NetworkWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One encoder as libtorch operators over weights that were uploaded once, with its place in the
 * rows of the batches. Results belong to the scope of the input, because DJL gives a result to its
 * first operand's manager: inputs always come first.
 */
final class TorchEncoder {
  final EncoderSpec spec;
  final int encoder;
  final int hiddenFrom;
  final int embeddingFrom;
  final int logitsFrom;
  private final NDList gru;
  private final @Nullable TorchAttention attention;
  private final @Nullable TorchTrunk trunk;
  private final TorchLayer embedding;
  private final List<List<TorchLayer>> heads;

  TorchEncoder(NetworkWeights network, int encoder, NDManager manager) {
    EncoderWeights weights = network.encoders().get(encoder);
    this.spec = network.spec().encoders().get(encoder);
    this.encoder = encoder;
    this.hiddenFrom = network.spec().hiddenFrom(encoder);
    this.embeddingFrom = network.spec().embeddingFrom(encoder);
    this.logitsFrom = network.spec().logitsFrom(encoder);
    this.gru = upload(weights.gru(), manager);
    this.attention = attention(weights.attention(), manager);
    this.trunk = weights.trunk() == null ? null : TorchTrunk.upload(weights.trunk(), manager);
    this.embedding = TorchLayer.upload(weights.embedding(), manager);
    this.heads =
        weights.heads().stream()
            .map(head -> head.stream().map(layer -> TorchLayer.upload(layer, manager)).toList())
            .toList();
  }

  /** x: rows x 1 x input; h: 1 x rows x hidden; the new h, rows x 1 x hidden. */
  NDArray step(NDArray x, NDArray h) {
    return x.getNDArrayInternal().gru(x, h, gru, true, 1, 0, false, false, true).get(0);
  }

  private @Nullable TorchAttention attention(
      @Nullable AttentionWeights weights, NDManager manager) {
    return weights == null
        ? null
        : spec.readout().fold(linear -> null, trunk -> new TorchAttention(weights, trunk, manager));
  }

  /** Whether {@link #pooled} is asked for what is read, instead of the newest state. */
  boolean attends() {
    return attention != null;
  }

  /** rows x hidden: what the attention layer makes of the kept outputs. */
  NDArray pooled(TorchKept kept) {
    return requireNonNull(attention).mean(kept.x(), kept.absent(), kept.shares());
  }

  /** pooled: rows x hidden; age: rows x its width. */
  NDArray embedding(NDArray pooled, NDArray age) {
    NDArray read = trunk == null ? pooled : trunk.apply(pooled);
    return embedding.apply(read.concat(age, 1));
  }

  /** rows x logits, head after head; there must be one. */
  NDArray logits(NDArray embedding) {
    NDList logits = new NDList();
    for (List<TorchLayer> head : heads) {
      NDArray value = head.get(0).apply(embedding);
      for (TorchLayer layer : head.subList(1, head.size())) {
        value = layer.apply(Activation.gelu(value));
      }
      logits.add(value);
    }
    return logits.size() == 1
        ? logits.get(0)
        : logits.get(0).getNDArrayInternal().concat(logits.subNDList(1), 1);
  }

  private static NDList upload(GruWeights gru, NDManager manager) {
    long gates = 3L * gru.hiddenWidth();
    return new NDList(
        manager.create(gru.inputWeights(), new Shape(gates, gru.inputWidth())),
        manager.create(gru.hiddenWeights(), new Shape(gates, gru.hiddenWidth())),
        manager.create(gru.inputBias(), new Shape(gates)),
        manager.create(gru.hiddenBias(), new Shape(gates)));
  }
}
