package io.riverprint.core.bundle;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.NetworkSpec;

/**
 * What a backend makes of sequences of rows.
 *
 * @param embeddings sequence after sequence
 * @param logits sequence after sequence
 */
record ProbeAnswers(float[] embeddings, float[] logits) {
  /** Age of the second sequence when it is read; the first has none, the third twice as much. */
  private static final long AGE_MILLIS = 36 * 3_600_000L;

  static ProbeAnswers of(
      float[] rows, int sequences, int length, NetworkSpec spec, Backend backend) {
    StepBatch steps = new StepBatch(sequences, spec.inputWidth(), spec.hiddenWidth());
    steps.rows = sequences;
    for (int at = 0; at < length; at++) {
      gather(rows, length, at, steps);
      backend.step(steps);
    }
    ReadoutBatch readout = new ReadoutBatch(sequences, spec);
    readout.rows = sequences;
    System.arraycopy(steps.h, 0, readout.h, 0, steps.h.length);
    for (int sequence = 0; sequence < sequences; sequence++) {
      AgeFeatures.write(sequence * AGE_MILLIS, readout.age, sequence * AgeFeatures.WIDTH);
    }
    backend.readOut(readout);
    return new ProbeAnswers(readout.embedding, readout.logits);
  }

  /** Row {@code at} of every sequence into the batch. */
  private static void gather(float[] rows, int length, int at, StepBatch to) {
    int width = to.inputWidth;
    for (int sequence = 0; sequence < to.rows; sequence++) {
      System.arraycopy(rows, (sequence * length + at) * width, to.x, sequence * width, width);
    }
  }
}
