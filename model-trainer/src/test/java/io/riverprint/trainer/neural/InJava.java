package io.riverprint.trainer.neural;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Rows;
import java.util.List;

/** A trained encoder asked as serving asks it: row by row, in the definition. */
final class InJava {
  private static final int INPUTS = DrawnExamples.INPUTS;

  private InJava() {}

  static ReadoutBatch answer(EncoderSpec spec, EncoderWeights weights, Rows rows, Example example) {
    NetworkSpec network = new NetworkSpec(INPUTS, List.of(spec));
    StepBatch step = new StepBatch(1, INPUTS, spec.hiddenWidth());
    ReadoutBatch readout = new ReadoutBatch(1, network);
    step.rows = 1;
    readout.rows = 1;
    int most = spec.readout().attentionRows();
    int kept = Math.min(most, example.length());
    try (Backend backend = new HeapBackend(new NetworkWeights(network, List.of(weights)))) {
      for (int row = 0; row < example.length(); row++) {
        rows.read(example.firstRow() + row, 1, step.x, 0);
        backend.step(step);
        int place = row - (example.length() - kept);
        if (place >= 0) {
          System.arraycopy(step.h, 0, readout.kept, place * step.h.length, step.h.length);
        }
      }
      System.arraycopy(step.h, 0, readout.h, 0, step.h.length);
      readout.keptRows[0] = kept;
      AgeFeatures.write(example.ageMillis(), readout.age, 0);
      backend.readOut(readout);
    }
    return readout;
  }

  /** Share of pairs of a churned and another user which the first logit puts in order. */
  static double aurocOfChurn(EncoderSpec spec, EncoderWeights weights, DrawnExamples examples) {
    double inOrder = 0;
    double pairs = 0;
    float[] scores = new float[examples.all.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = answer(spec, weights, examples, examples.all.get(i)).logits[0];
    }
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (churned(examples, i) && !churned(examples, j)) {
          pairs++;
          inOrder += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return inOrder / pairs;
  }

  private static boolean churned(DrawnExamples examples, int i) {
    return examples.all.get(i).labels().churned();
  }
}
