package io.riverprint.trainer.neural;

import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.trainer.example.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Weights to start from, drawn in Java so that a seed means the same on every machine: uniform in
 * +-1/sqrt(H) for the GRU and +-1/sqrt(inputs) for dense layers, as PyTorch does. The biases of the
 * logits start at the log-odds of their labels' frequency, so that no epoch is spent on learning
 * that purchases are rare.
 */
final class FirstWeights {
  private final NetworkSpec network;
  private final EncoderSpec spec;
  private final SplittableRandom random;

  FirstWeights(NetworkSpec spec, long seed) {
    this.network = spec;
    this.spec = spec.encoders().get(0);
    this.random = new SplittableRandom(seed);
  }

  NetworkWeights draw(List<Sequence> examples) {
    GruWeights gru = gru(network.inputWidth(), spec.hiddenWidth());
    Dense embedding = TrainableNetwork.withoutAge(dense(spec.hiddenWidth(), spec.embeddingWidth()));
    List<List<Dense>> heads = new ArrayList<>();
    for (HeadSpec head : spec.heads()) {
      heads.add(layers(head, logOdds(examples, head)));
    }
    return new NetworkWeights(
        network, List.of(new EncoderWeights(gru, null, null, embedding, heads)));
  }

  private GruWeights gru(int inputs, int hidden) {
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

  private List<Dense> layers(HeadSpec head, float[] lastBias) {
    List<Dense> layers = new ArrayList<>();
    int inputs = spec.embeddingWidth();
    for (int width : head.hiddenWidths()) {
      layers.add(dense(inputs, width));
      inputs = width;
    }
    float[] weights = uniform(inputs * head.outputs(), 1 / Math.sqrt(inputs));
    layers.add(new Dense(inputs, head.outputs(), weights, lastBias));
    return layers;
  }

  private Dense dense(int inputs, int outputs) {
    double bound = 1 / Math.sqrt(inputs);
    return new Dense(inputs, outputs, uniform(inputs * outputs, bound), uniform(outputs, bound));
  }

  private float[] uniform(int size, double bound) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
    }
    return numbers;
  }

  private static float[] logOdds(List<Sequence> examples, HeadSpec head) {
    double[] positives = new double[head.outputs()];
    for (Sequence example : examples) {
      for (int output : SequenceBatch.positives(example.labels(), head)) {
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
