package io.riverprint.trainer.neural;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;

/** Where the training of an encoder starts. */
public interface StartWeights {
  /** From new weights. */
  StartWeights NEW = (spec, drawn) -> drawn;

  /**
   * The weights to start from.
   *
   * @param spec of the encoder
   * @param drawn new weights for it, to take what nobody knows better from; returned as they are
   *     where nothing is known better
   */
  EncoderWeights of(EncoderSpec spec, EncoderWeights drawn);
}
