package io.riverprint.trainer.neural;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.LayerNormWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.net.TrunkWeights;
import io.riverprint.trainer.example.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Weights to start from, drawn in Java so that a seed means the same on every machine. As PyTorch
 * does: uniform in +-1/sqrt(H) for a GRU, +-1/sqrt(inputs) for dense layers, Glorot's bound for the
 * three projections of attention as one matrix, their biases and that of its output 0, norms 1 and
 * 0. The biases of the logits start at the log-odds of their labels' frequency, so that no epoch is
 * spent on learning that purchases are rare.
 */
final class FirstWeights {
  private final SplittableRandom random;

  FirstWeights(long seed) {
    this.random = new SplittableRandom(seed);
  }

  EncoderWeights encoder(EncoderSpec spec, int inputs, List<Example> examples) {
    int hidden = spec.hiddenWidth();
    GruWeights gru = gru(inputs, hidden);
    AttentionWeights attention =
        spec.readout()
            .fold(
                linear -> null,
                trunk -> trunk.attentionRows() == 0 ? null : attention(trunk, hidden));
    TrunkWeights trunk = spec.readout().fold(linear -> null, trunkSpec -> trunk(trunkSpec, hidden));
    Dense embedding = dense(hidden + AgeFeatures.WIDTH, spec.embeddingWidth());
    List<List<Dense>> heads = new ArrayList<>();
    for (HeadSpec head : spec.heads()) {
      heads.add(head(spec.embeddingWidth(), head, logOdds(examples, head)));
    }
    return new EncoderWeights(gru, attention, trunk, embedding, heads);
  }

  GruWeights gru(int inputs, int hidden) {
    double bound = 1 / Math.sqrt(hidden);
    int gates = 3 * hidden;
    return new GruWeights(
        inputs,
        hidden,
        uniform(gates * inputs, bound),
        uniform(gates * hidden, bound),
        uniform(gates, bound),
        uniform(gates, bound));
  }

  Dense dense(int inputs, int outputs) {
    double bound = 1 / Math.sqrt(inputs);
    return new Dense(inputs, outputs, uniform(inputs * outputs, bound), uniform(outputs, bound));
  }

  private AttentionWeights attention(ReadoutSpec.Trunk spec, int width) {
    double glorot = Math.sqrt(6.0 / (width + 3 * width));
    return new AttentionWeights(
        unbiased(width, glorot),
        unbiased(width, glorot),
        unbiased(width, glorot),
        unbiased(width, 1 / Math.sqrt(width)),
        norm(width),
        dense(width, spec.feedForward()),
        dense(spec.feedForward(), width),
        norm(width));
  }

  private TrunkWeights trunk(ReadoutSpec.Trunk spec, int width) {
    return new TrunkWeights(
        norm(width),
        dense(width, spec.trunkWidth()),
        norm(spec.trunkWidth()),
        dense(spec.trunkWidth(), width),
        norm(width));
  }

  private Dense unbiased(int width, double bound) {
    return new Dense(width, width, uniform(width * width, bound), new float[width]);
  }

  private static LayerNormWeights norm(int width) {
    float[] scale = new float[width];
    Arrays.fill(scale, 1);
    return new LayerNormWeights(scale, new float[width]);
  }

  private List<Dense> head(int embedding, HeadSpec head, float[] lastBias) {
    List<Dense> layers = new ArrayList<>();
    int inputs = embedding;
    for (int width : head.hiddenWidths()) {
      layers.add(dense(inputs, width));
      inputs = width;
    }
    float[] weights = uniform(inputs * head.outputs(), 1 / Math.sqrt(inputs));
    layers.add(new Dense(inputs, head.outputs(), weights, lastBias));
    return layers;
  }

  private float[] uniform(int size, double bound) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
    }
    return numbers;
  }

  private static float[] logOdds(List<Example> examples, HeadSpec head) {
    double[] positives = new double[head.outputs()];
    for (Example example : examples) {
      for (int output : TaskLoss.positives(example.labels(), head)) {
        positives[output]++;
      }
    }
    float[] odds = new float[positives.length];
    for (int i = 0; i < odds.length; i++) {
      // One more of each, so that a label never seen has odds too.
      odds[i] = (float) Math.log((positives[i] + 1) / (examples.size() - positives[i] + 1));
    }
    return odds;
  }
}
