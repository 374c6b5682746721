package io.riverprint.core.bundle;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
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
    for (int i = 0; i < spec.encoders().size(); i++) {
      String at = where + ", encoder " + spec.encoders().get(i).name();
      new EncoderCheck(at, spec.encoders().get(i)).check(network.encoders().get(i));
    }
    outputs(where, spec, HeadSpec.CHURN, 1);
    outputs(where, spec, HeadSpec.CATEGORY, features.targetCategories().length);
    outputs(where, spec, HeadSpec.SKU, features.targetSkus().length);
  }

  /** The head of this name that serves must be there, with so many logits. */
  private static void outputs(String where, NetworkSpec spec, String name, int needed) {
    List<HeadSpec> named =
        spec.encoders().stream()
            .flatMap(encoder -> encoder.heads().stream())
            .filter(head -> head.name().equals(name))
            .toList();
    Require.that(
        !named.isEmpty(),
        where,
        "no encoder with a head " + name,
        "heads churn, category and sku, each in some encoder");
    Require.equal(where, "logits of head " + name + ":", named.get(0).outputs(), needed);
  }
}
