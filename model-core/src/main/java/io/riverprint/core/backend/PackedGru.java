package io.riverprint.core.backend;

import io.riverprint.core.net.GruWeights;
import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * The GRU's weights in the order in which {@link GruTiles} reads them. Immutable; for any number of
 * threads.
 *
 * <p>The units are cut into panels of as many as a vector has lanes, filled up with zeroes to an
 * even number of panels. A panel is one run of memory: for each input column the weights of r, z
 * and n, then the same for each hidden column. Biases: for each panel b_ir + b_hr, b_iz + b_hz,
 * b_in, b_hn.
 */
final class PackedGru {
  static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  final int inputWidth;
  final int hiddenWidth;
  final int panels;
  final int panelBytes;
  final ByteBuffer weights;
  final float[] bias;

  PackedGru(GruWeights gru, WeightMemory memory) {
    this.inputWidth = gru.inputWidth();
    this.hiddenWidth = gru.hiddenWidth();
    this.panels = evenPanels(hiddenWidth);
    this.panelBytes = (inputWidth + hiddenWidth) * 3 * LANES * Float.BYTES;
    this.weights = memory.take(panels * panelBytes);
    this.bias = new float[panels * 4 * LANES];
    for (int unit = 0; unit < hiddenWidth; unit++) {
      packWeights(gru, unit);
      packBias(gru, unit);
    }
  }

  static int evenPanels(int width) {
    return (width + 2 * LANES - 1) / (2 * LANES) * 2;
  }

  private void packWeights(GruWeights gru, int unit) {
    for (int gate = 0; gate < 3; gate++) {
      int row = gate * hiddenWidth + unit;
      int to = unit / LANES * panelBytes / Float.BYTES + gate * LANES + unit % LANES;
      for (int k = 0; k < inputWidth; k++, to += 3 * LANES) {
        weights.putFloat(to * Float.BYTES, gru.inputWeights()[row * inputWidth + k]);
      }
      for (int k = 0; k < hiddenWidth; k++, to += 3 * LANES) {
        weights.putFloat(to * Float.BYTES, gru.hiddenWeights()[row * hiddenWidth + k]);
      }
    }
  }

  private void packBias(GruWeights gru, int unit) {
    int to = unit / LANES * 4 * LANES + unit % LANES;
    int z = hiddenWidth + unit;
    int n = 2 * hiddenWidth + unit;
    bias[to] = gru.inputBias()[unit] + gru.hiddenBias()[unit];
    bias[to + LANES] = gru.inputBias()[z] + gru.hiddenBias()[z];
    bias[to + 2 * LANES] = gru.inputBias()[n];
    bias[to + 3 * LANES] = gru.hiddenBias()[n];
  }
}
