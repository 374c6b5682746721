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
    ReadoutBatch readout = new ReadoutBatch(sequences, spec);
    steps.rows = sequences;
    readout.rows = sequences;
    for (int at = 0; at < length; at++) {
      gather(rows, length, at, steps);
      backend.step(steps);
      keep(steps, at, length, spec, readout);
    }
    System.arraycopy(steps.h, 0, readout.h, 0, steps.h.length);
    for (int sequence = 0; sequence < sequences; sequence++) {
      AgeFeatures.write(sequence * AGE_MILLIS, readout.age, sequence * AgeFeatures.WIDTH);
    }
    backend.readOut(readout);
    return new ProbeAnswers(readout.embedding, readout.logits);
  }

  /**
   * Keeps the newest outputs of every encoder with attention. Not rounded to float16 as users' are:
   * on another backend a number may round the other way, which is a thousand times the difference
   * that is looked for here.
   */
  private static void keep(StepBatch steps, int at, int length, NetworkSpec spec, ReadoutBatch to) {
    for (int encoder = 0; encoder < to.encoders; encoder++) {
      int width = spec.encoders().get(encoder).hiddenWidth();
      int most = Math.min(length, spec.encoders().get(encoder).readout().attentionRows());
      int row = at - (length - most);
      for (int sequence = 0; sequence < steps.rows && row >= 0; sequence++) {
        int from = sequence * steps.hiddenWidth + spec.hiddenFrom(encoder);
        System.arraycopy(steps.h, from, to.kept, to.keptAt(sequence, encoder) + row * width, width);
        to.keptRows[sequence * to.encoders + encoder] = most;
      }
    }
  }

  /** Row {@code at} of every sequence into the batch. */
  private static void gather(float[] rows, int length, int at, StepBatch to) {
    int width = to.inputWidth;
    for (int sequence = 0; sequence < to.rows; sequence++) {
      System.arraycopy(rows, (sequence * length + at) * width, to.x, sequence * width, width);
    }
  }
}
