package io.riverprint.core.backend;

import io.riverprint.core.net.Dense;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.ArrayList;
import java.util.List;

/** Networks and inputs drawn by the formula in {@code backend/README.md} of the test resources. */
public final class DrawnNetwork {
  private long state;

  public DrawnNetwork(long seed) {
    this.state = seed;
  }

  public static NetworkSpec small() {
    return new NetworkSpec(
        5, 7, 6, List.of(new HeadSpec("churn", List.of(), 3), new HeadSpec("sku", List.of(8), 4)));
  }

  public static NetworkSpec larger() {
    return new NetworkSpec(
        64,
        32,
        24,
        List.of(
            new HeadSpec("churn", List.of(), 1),
            new HeadSpec("category", List.of(20), 9),
            new HeadSpec("sku", List.of(48, 33), 40)));
  }

  public NetworkWeights weights(NetworkSpec spec) {
    int gates = 3 * spec.hiddenWidth();
    float[] fromInput = draw(gates * spec.inputWidth());
    float[] fromHidden = draw(gates * spec.hiddenWidth());
    GruWeights gru =
        new GruWeights(
            spec.inputWidth(), spec.hiddenWidth(), fromInput, fromHidden, draw(gates), draw(gates));
    Dense embedding = dense(spec.hiddenWidth(), spec.embeddingWidth());
    List<List<Dense>> heads = new ArrayList<>();
    for (HeadSpec head : spec.heads()) {
      heads.add(head(head, spec.embeddingWidth()));
    }
    return new NetworkWeights(spec, gru, embedding, heads);
  }

  public float[] draw(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      state = (state * 1664525 + 1013904223) & 0xffffffffL;
      values[i] = (float) (((state >> 8) / 0x1p24 - 0.5) * 0.75);
    }
    return values;
  }

  private List<Dense> head(HeadSpec head, int from) {
    List<Dense> layers = new ArrayList<>();
    int width = from;
    for (int wider : head.hiddenWidths()) {
      layers.add(dense(width, wider));
      width = wider;
    }
    layers.add(dense(width, head.outputs()));
    return layers;
  }

  private Dense dense(int inputs, int outputs) {
    return new Dense(inputs, outputs, draw(inputs * outputs), draw(outputs));
  }
}
