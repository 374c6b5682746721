package io.riverprint.core.backend;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.LayerNormWeights;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.net.TrunkWeights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Networks and inputs drawn by the formula in {@code backend/README.md} of the test resources. */
public final class DrawnNetwork {
  private long state;

  public DrawnNetwork(long seed) {
    this.state = seed;
  }

  public static NetworkSpec small() {
    return new NetworkSpec(
        5,
        List.of(
            EncoderSpec.alone(
                "compact",
                7,
                new ReadoutSpec.Linear(),
                6,
                List.of(new HeadSpec("churn", List.of(), 3), new HeadSpec("sku", List.of(8), 4)))));
  }

  public static NetworkSpec larger() {
    return new NetworkSpec(
        64,
        List.of(
            EncoderSpec.alone(
                "compact",
                32,
                new ReadoutSpec.Linear(),
                24,
                List.of(
                    new HeadSpec("churn", List.of(), 1),
                    new HeadSpec("category", List.of(20), 9),
                    new HeadSpec("sku", List.of(48, 33), 40)))));
  }

  /** Two encoders of their own, two generations of a third with an attention layer. */
  public static NetworkSpec hybrid() {
    List<HeadSpec> heads =
        List.of(new HeadSpec("churn", List.of(11), 1), new HeadSpec("sku", List.of(), 5));
    ReadoutSpec attentive = new ReadoutSpec.Trunk(16, 2, 28, 40);
    return new NetworkSpec(
        9,
        List.of(
            EncoderSpec.alone("sra", 13, new ReadoutSpec.Linear(), 6, List.of()),
            new EncoderSpec("mtl", 24, attentive, 10, heads, 0.7f),
            EncoderSpec.alone(
                "mtl-churn",
                20,
                ReadoutSpec.Trunk.ofState(34),
                7,
                List.of(new HeadSpec("churn", List.of(8), 1))),
            new EncoderSpec("mtl@previous", 18, attentive, 10, List.of(), 0.3f)));
  }

  public NetworkWeights weights(NetworkSpec spec) {
    List<EncoderWeights> encoders = new ArrayList<>();
    for (EncoderSpec encoder : spec.encoders()) {
      encoders.add(encoder(encoder, spec.inputWidth()));
    }
    return new NetworkWeights(spec, encoders);
  }

  public float[] draw(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      state = (state * 1664525 + 1013904223) & 0xffffffffL;
      values[i] = (float) (((state >> 8) / 0x1p24 - 0.5) * 0.75);
    }
    return values;
  }

  private EncoderWeights encoder(EncoderSpec spec, int inputs) {
    int width = spec.hiddenWidth();
    int gates = 3 * width;
    float[] fromInput = draw(gates * inputs);
    float[] fromHidden = draw(gates * width);
    GruWeights gru = new GruWeights(inputs, width, fromInput, fromHidden, draw(gates), draw(gates));
    AttentionWeights attention = attentionOf(spec.readout(), width);
    TrunkWeights trunk = spec.readout().fold(l -> null, t -> trunk(width, t.trunkWidth()));
    Dense embedding = dense(width + AgeFeatures.WIDTH, spec.embeddingWidth());
    List<List<Dense>> heads = new ArrayList<>();
    for (HeadSpec head : spec.heads()) {
      heads.add(head(head, spec.embeddingWidth()));
    }
    return new EncoderWeights(gru, attention, trunk, embedding, heads);
  }

  private @Nullable AttentionWeights attentionOf(ReadoutSpec readout, int width) {
    return readout.attentionRows() == 0
        ? null
        : readout.fold(linear -> null, trunk -> attention(width, trunk));
  }

  public AttentionWeights attention(int width, ReadoutSpec.Trunk spec) {
    return new AttentionWeights(
        dense(width, width),
        dense(width, width),
        dense(width, width),
        dense(width, width),
        norm(width),
        dense(width, spec.feedForward()),
        dense(spec.feedForward(), width),
        norm(width));
  }

  private TrunkWeights trunk(int width, int middle) {
    return new TrunkWeights(
        norm(width), dense(width, middle), norm(middle), dense(middle, width), norm(width));
  }

  /** Scales around 1. */
  public LayerNormWeights norm(int width) {
    float[] scale = draw(width);
    for (int i = 0; i < width; i++) {
      scale[i] += 1;
    }
    return new LayerNormWeights(scale, draw(width));
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
