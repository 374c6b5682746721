package io.riverprint.core.bundle;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.List;

/** Whether weights fit their spec, and the spec fits the features and the targets. */
final class NetworkCheck {
  private NetworkCheck() {}

  static void check(String where, NetworkWeights network, FeatureSpec features) {
    NetworkSpec spec = network.spec();
    Require.equal(where, "input width", spec.inputWidth(), Columns.INPUT_WIDTH);
    Require.equal(where, "input width of the GRU", network.gru().inputWidth(), spec.inputWidth());
    Require.equal(
        where, "hidden width of the GRU", network.gru().hiddenWidth(), spec.hiddenWidth());
    Dense embedding = network.embedding();
    Require.equal(where, "inputs of the embedding", embedding.inputs(), spec.hiddenWidth());
    Require.equal(where, "embedding width", embedding.outputs(), spec.embeddingWidth());
    Require.equal(where, "heads' weights", network.heads().size(), spec.heads().size());
    for (int i = 0; i < spec.heads().size(); i++) {
      head(where, spec.heads().get(i), network.heads().get(i), spec.embeddingWidth());
    }
    outputs(where, spec, HeadSpec.CHURN, 1);
    outputs(where, spec, HeadSpec.CATEGORY, features.targetCategories().length);
    outputs(where, spec, HeadSpec.SKU, features.targetSkus().length);
  }

  private static void head(String where, HeadSpec spec, List<Dense> layers, int inputs) {
    String at = where + ", head " + spec.name();
    Require.equal(at, "layers", layers.size(), spec.hiddenWidths().size() + 1);
    int width = inputs;
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      Dense layer = layers.get(i);
      Require.equal(at, "inputs of layer " + i, layer.inputs(), width);
      width = last ? spec.outputs() : spec.hiddenWidths().get(i);
      Require.equal(at, "outputs of layer " + i, layer.outputs(), width);
    }
  }

  /** There must be exactly one head of this name, with so many logits. */
  private static void outputs(String where, NetworkSpec spec, String name, int needed) {
    List<HeadSpec> named = spec.heads().stream().filter(h -> h.name().equals(name)).toList();
    Require.equal(where, "heads named " + name + ":", named.size(), 1);
    Require.equal(where, "logits of head " + name + ":", named.get(0).outputs(), needed);
  }
}
