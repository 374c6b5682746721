package io.riverprint.core.bundle;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.LayerNormWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.net.TrunkWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one encoder's weights fit its spec. */
final class EncoderCheck {
  private final String where;
  private final EncoderSpec spec;
  private final int width;

  EncoderCheck(String where, EncoderSpec spec) {
    this.where = where;
    this.spec = spec;
    this.width = spec.hiddenWidth();
  }

  void check(EncoderWeights weights) {
    Require.equal(where, "input width of the GRU", weights.gru().inputWidth(), Columns.INPUT_WIDTH);
    Require.equal(where, "hidden width of the GRU", weights.gru().hiddenWidth(), width);
    attention(weights.attention());
    trunk(weights.trunk());
    dense("embedding", weights.embedding(), width + AgeFeatures.WIDTH, spec.embeddingWidth());
    Require.equal(where, "heads' weights", weights.heads().size(), spec.heads().size());
    for (int i = 0; i < spec.heads().size(); i++) {
      head(spec.heads().get(i), weights.heads().get(i));
    }
  }

  private void attention(@Nullable AttentionWeights weights) {
    boolean needed = spec.readout().attentionRows() > 0;
    Require.that(
        needed == (weights != null),
        where,
        "attention layer " + (weights == null ? "missing" : "there"),
        "as the readout says: " + spec.readout());
    if (weights != null) {
      int middle = spec.readout().fold(linear -> 0, ReadoutSpec.Trunk::feedForward);
      dense("attention query", weights.query(), width, width);
      dense("attention key", weights.key(), width, width);
      dense("attention value", weights.value(), width, width);
      dense("attention out", weights.out(), width, width);
      norm("norm after attention", weights.afterAttention(), width);
      dense("attention up", weights.up(), width, middle);
      dense("attention down", weights.down(), middle, width);
      norm("norm after feed-forward", weights.afterFeedForward(), width);
    }
  }

  private void trunk(@Nullable TrunkWeights weights) {
    int middle = spec.readout().fold(linear -> 0, ReadoutSpec.Trunk::trunkWidth);
    Require.that(
        middle > 0 == (weights != null),
        where,
        "trunk " + (weights == null ? "missing" : "there"),
        "as the readout says: " + spec.readout());
    if (weights != null) {
      norm("norm of the pooled", weights.pooled(), width);
      dense("trunk up", weights.up(), width, middle);
      norm("norm after trunk up", weights.upNorm(), middle);
      dense("trunk down", weights.down(), middle, width);
      norm("norm after trunk down", weights.downNorm(), width);
    }
  }

  private void head(HeadSpec head, List<Dense> layers) {
    String at = "head " + head.name();
    Require.equal(where + ", " + at, "layers", layers.size(), head.hiddenWidths().size() + 1);
    int inputs = spec.embeddingWidth();
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      int outputs = last ? head.outputs() : head.hiddenWidths().get(i);
      dense(at + " layer " + i, layers.get(i), inputs, outputs);
      inputs = outputs;
    }
  }

  private void dense(String what, Dense layer, int inputs, int outputs) {
    Require.equal(where + ", " + what, "inputs", layer.inputs(), inputs);
    Require.equal(where + ", " + what, "outputs", layer.outputs(), outputs);
  }

  private void norm(String what, LayerNormWeights norm, int needed) {
    Require.equal(where + ", " + what, "width", norm.width(), needed);
  }
}
