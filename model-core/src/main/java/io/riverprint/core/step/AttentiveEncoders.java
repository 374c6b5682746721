package io.riverprint.core.step;

import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.user.KeptOutputs;
import java.util.stream.IntStream;

/** The encoders whose outputs are kept: from a step to the user, from the user to a readout. */
final class AttentiveEncoders {
  /** Kept outputs read out at once, at most; in floats, 8 MB. Rows do not depend on the batch. */
  private static final int MOST_FLOATS = 1 << 21;

  private final int[] encoders;
  private final int[] hiddenFrom;
  private final int floatsPerRow;

  AttentiveEncoders(NetworkSpec spec) {
    this.encoders =
        IntStream.range(0, spec.encoders().size())
            .filter(i -> keeps(spec.encoders().get(i)))
            .toArray();
    this.hiddenFrom = IntStream.of(encoders).map(spec::hiddenFrom).toArray();
    this.floatsPerRow = spec.keptWidth();
  }

  private static boolean keeps(EncoderSpec encoder) {
    return encoder.readout().attentionRows() > 0;
  }

  boolean any() {
    return encoders.length > 0;
  }

  /** How many profiles are read out at once. */
  int mostReadouts(int maxBatch) {
    return any() ? Math.max(1, Math.min(maxBatch, MOST_FLOATS / floatsPerRow)) : maxBatch;
  }

  /** Keeps the outputs of a user whose states after a step start at {@code h[at]}. */
  void keep(float[] h, int at, KeptOutputs[] kept) {
    for (int i = 0; i < encoders.length; i++) {
      kept[i].add(h, at + hiddenFrom[i]);
    }
  }

  /** Copies what is kept of a user to a row that will be read out. */
  void copy(KeptOutputs[] kept, ReadoutBatch to, int row) {
    for (int i = 0; i < encoders.length; i++) {
      int rows = kept[i].copyTo(to.kept, to.keptAt(row, encoders[i]));
      to.keptRows[row * to.encoders + encoders[i]] = rows;
    }
  }
}
