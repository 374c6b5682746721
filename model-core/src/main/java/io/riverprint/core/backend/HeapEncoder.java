package io.riverprint.core.backend;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.EmbeddingReadout;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruCell;
import io.riverprint.core.net.Heads;
import io.riverprint.core.net.NetworkWeights;

/** One encoder of the network in its definition, with its place in the rows of the batches. */
final class HeapEncoder {
  private final int encoder;
  private final int hiddenFrom;
  private final int embeddingFrom;
  private final int logitsFrom;
  private final boolean startsBlock;
  private final float blend;
  private final GruCell cell;
  private final EmbeddingReadout readout;
  private final Heads heads;
  private final float[] own;

  HeapEncoder(NetworkWeights network, int encoder) {
    EncoderSpec spec = network.spec().encoders().get(encoder);
    EncoderWeights weights = network.encoders().get(encoder);
    this.encoder = encoder;
    this.hiddenFrom = network.spec().hiddenFrom(encoder);
    this.embeddingFrom = network.spec().embeddingFrom(encoder);
    this.logitsFrom = network.spec().logitsFrom(encoder);
    this.startsBlock = spec.startsBlock();
    this.blend = spec.blend();
    this.cell = new GruCell(weights.gru());
    this.readout = new EmbeddingReadout(spec, weights);
    this.heads = new Heads(weights);
    this.own = new float[spec.embeddingWidth()];
  }

  void step(StepBatch batch, int row) {
    cell.step(batch.x, row * batch.inputWidth, batch.h, row * batch.hiddenWidth + hiddenFrom);
  }

  void readOut(ReadoutBatch batch, int row) {
    readout.read(
        batch.h,
        row * batch.hiddenWidth + hiddenFrom,
        batch.kept,
        batch.keptAt(row, encoder),
        batch.keptRows[row * batch.encoders + encoder],
        batch.age,
        row * AgeFeatures.WIDTH,
        own,
        0);
    blend(batch.embedding, row * batch.embeddingWidth + embeddingFrom);
    heads.read(own, 0, batch.logits, row * batch.logitWidth + logitsFrom);
  }

  /** The block is the sum of blend times embedding over its encoders, first to last. */
  private void blend(float[] to, int at) {
    for (int i = 0; i < own.length; i++) {
      float weighted = blend * own[i];
      to[at + i] = startsBlock ? weighted : to[at + i] + weighted;
    }
  }
}
