package io.riverprint.core.bundle;

import io.riverprint.core.backend.DrawnNetwork;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random networks for tests: asymmetric, so that a swapped gate or a transposed matrix shows. */
public final class SmallNetworks {
  public static final int HIDDEN = 16;
  public static final int EMBEDDING = 8;

  private SmallNetworks() {}

  /** A churn head of one layer, a category head of two and a SKU head of three. */
  public static NetworkWeights make(long seed, int categories, int skus) {
    SplittableRandom random = new SplittableRandom(seed);
    List<HeadSpec> heads =
        List.of(
            new HeadSpec(HeadSpec.CHURN, List.of(), 1),
            new HeadSpec(HeadSpec.CATEGORY, List.of(6), categories),
            new HeadSpec(HeadSpec.SKU, List.of(5, 7), skus));
    List<List<Dense>> layers = new ArrayList<>();
    GruWeights gru = gru(random);
    Dense embedding = dense(random, HIDDEN + AgeFeatures.WIDTH, EMBEDDING);
    for (HeadSpec head : heads) {
      layers.add(layers(random, head));
    }
    EncoderSpec encoder =
        EncoderSpec.alone("compact", HIDDEN, new ReadoutSpec.Linear(), EMBEDDING, heads);
    return new NetworkWeights(
        new NetworkSpec(Columns.INPUT_WIDTH, List.of(encoder)),
        List.of(new EncoderWeights(gru, null, null, embedding, layers)));
  }

  /** Encoders sra, mtl in two generations with attention over five outputs, and mtl-churn. */
  public static NetworkWeights hybrid(long seed, int categories, int skus) {
    ReadoutSpec attentive = new ReadoutSpec.Trunk(5, 2, 10, 9);
    List<HeadSpec> heads =
        List.of(
            new HeadSpec(HeadSpec.CHURN, List.of(), 1),
            new HeadSpec(HeadSpec.CATEGORY, List.of(6), categories),
            new HeadSpec(HeadSpec.SKU, List.of(5, 7), skus));
    List<EncoderSpec> encoders =
        List.of(
            EncoderSpec.alone("sra", 11, new ReadoutSpec.Linear(), 4, List.of()),
            new EncoderSpec("mtl", HIDDEN, attentive, EMBEDDING, heads, 0.7f),
            new EncoderSpec("mtl@previous", 12, attentive, EMBEDDING, List.of(), 0.3f),
            EncoderSpec.alone(
                "mtl-churn",
                9,
                ReadoutSpec.Trunk.ofState(14),
                3,
                List.of(new HeadSpec(HeadSpec.CHURN, List.of(), 1))));
    return new DrawnNetwork(seed).weights(new NetworkSpec(Columns.INPUT_WIDTH, encoders));
  }

  private static GruWeights gru(SplittableRandom random) {
    int gates = 3 * HIDDEN;
    return new GruWeights(
        Columns.INPUT_WIDTH,
        HIDDEN,
        random(random, gates * Columns.INPUT_WIDTH, 0.3),
        random(random, gates * HIDDEN, 0.3),
        random(random, gates, 0.3),
        random(random, gates, 0.3));
  }

  private static List<Dense> layers(SplittableRandom random, HeadSpec head) {
    List<Dense> layers = new ArrayList<>();
    int width = EMBEDDING;
    for (int next : head.hiddenWidths()) {
      layers.add(dense(random, width, next));
      width = next;
    }
    layers.add(dense(random, width, head.outputs()));
    return List.copyOf(layers);
  }

  private static Dense dense(SplittableRandom random, int inputs, int outputs) {
    return new Dense(
        inputs, outputs, random(random, inputs * outputs, 0.4), random(random, outputs, 0.4));
  }

  /** Uniform in [-bound, bound). */
  static float[] random(SplittableRandom random, int count, double bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
    }
    return values;
  }
}
