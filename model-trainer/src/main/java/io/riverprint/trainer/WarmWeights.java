package io.riverprint.trainer;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.trainer.neural.StartWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of an older release to start from, where an encoder of that name has the same shape
 * there. Targets are chosen anew for each release, so the last layer of a head is taken over target
 * by target, by name; a target that is new starts with new weights.
 */
final class WarmWeights implements StartWeights {
  private static final String CHURN_TARGET = "";

  private final ModelBundle older;
  private final FeatureSpec features;

  /** Of the older release, for a network that will have these features. */
  WarmWeights(ModelBundle older, FeatureSpec features) {
    this.older = older;
    this.features = features;
  }

  @Override
  public EncoderWeights of(EncoderSpec spec, EncoderWeights drawn) {
    NetworkSpec network = older.network().spec();
    for (int i = 0; i < network.encoders().size(); i++) {
      EncoderSpec there = network.encoders().get(i);
      if (network.inputWidth() == drawn.gru().inputWidth() && isAlike(spec, there)) {
        return warm(spec, there, older.network().encoders().get(i), drawn);
      }
    }
    return drawn;
  }

  /** Whether all is of one shape, apart from how many targets the heads have. */
  private static boolean isAlike(EncoderSpec spec, EncoderSpec there) {
    return there.name().equals(spec.name())
        && there.hiddenWidth() == spec.hiddenWidth()
        && there.embeddingWidth() == spec.embeddingWidth()
        && there.readout().equals(spec.readout())
        && shapes(there).equals(shapes(spec));
  }

  private static List<String> shapes(EncoderSpec spec) {
    return spec.heads().stream().map(head -> head.name() + head.hiddenWidths()).toList();
  }

  private EncoderWeights warm(
      EncoderSpec spec, EncoderSpec there, EncoderWeights old, EncoderWeights drawn) {
    List<List<Dense>> heads = new ArrayList<>();
    for (int i = 0; i < spec.heads().size(); i++) {
      List<Dense> layers = new ArrayList<>(old.heads().get(i));
      int last = layers.size() - 1;
      String[] targets = targets(spec.heads().get(i), features);
      String[] before = targets(there.heads().get(i), older.features());
      Dense fresh = drawn.heads().get(i).get(last);
      layers.set(last, byName(fresh, targets, layers.get(last), before));
      heads.add(layers);
    }
    return new EncoderWeights(old.gru(), old.attention(), old.trunk(), old.embedding(), heads);
  }

  private static String[] targets(HeadSpec head, FeatureSpec features) {
    return switch (head.name()) {
      case HeadSpec.CATEGORY -> names(features.targetCategories(), features.catalogue().categories);
      case HeadSpec.SKU -> names(features.targetSkus(), features.catalogue().skus);
      default -> new String[] {CHURN_TARGET};
    };
  }

  private static String[] names(int[] targets, String[] all) {
    return Arrays.stream(targets).mapToObj(index -> all[index]).toArray(String[]::new);
  }

  private static Dense byName(Dense fresh, String[] targets, Dense old, String[] before) {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < before.length; row++) {
      rows.put(before[row], row);
    }
    float[] weights = fresh.weights().clone();
    float[] bias = fresh.bias().clone();
    for (int to = 0; to < targets.length; to++) {
      Integer from = rows.get(targets[to]);
      if (from != null) {
        System.arraycopy(
            old.weights(), from * old.inputs(), weights, to * fresh.inputs(), fresh.inputs());
        bias[to] = old.bias()[from];
      }
    }
    return new Dense(fresh.inputs(), fresh.outputs(), weights, bias);
  }
}
