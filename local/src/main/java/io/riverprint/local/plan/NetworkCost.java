package io.riverprint.local.plan;

import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.trainer.neural.EncoderPlan;
import io.riverprint.trainer.neural.Preset;
import java.util.List;

/**
 * Arithmetic and widths of a preset's network.
 *
 * @param stepMacs multiplications of one row through all encoders
 * @param readoutMacs those of one profile: readouts and heads
 * @param hiddenWidth of all states together
 * @param keptWidth outputs kept for attention
 * @param vectorWidth of the profile's vector
 */
record NetworkCost(
    long stepMacs, long readoutMacs, int hiddenWidth, int keptWidth, int vectorWidth) {
  /** What was measured: a GRU of 64 columns to 256, a vector of 128, heads of 1, 100 and 100. */
  static final NetworkCost MEASURED =
      new NetworkCost(gru(64, 256), 256L * 128 + 128L * 201, 256, 0, 128);

  static NetworkCost of(Preset preset) {
    int columns = (int) Coefficients.COLUMNS.value();
    List<EncoderPlan> encoders = preset.encoders();
    return new NetworkCost(
        encoders.stream().mapToLong(one -> gru(columns, one.hiddenWidth())).sum(),
        encoders.stream().mapToLong(NetworkCost::readout).sum(),
        encoders.stream().mapToInt(EncoderPlan::hiddenWidth).sum(),
        encoders.stream().mapToInt(one -> one.readout().attentionRows() * one.hiddenWidth()).sum(),
        encoders.stream().mapToInt(EncoderPlan::embeddingWidth).sum());
  }

  private static long gru(long columns, long hidden) {
    return 3 * hidden * (hidden + columns);
  }

  private static long readout(EncoderPlan plan) {
    long hidden = plan.hiddenWidth();
    long vector = plan.embeddingWidth();
    long trunk = plan.readout().fold(linear -> 0L, spec -> trunk(spec, hidden));
    return trunk + hidden * vector + plan.objective().heads().size() * head(plan, vector);
  }

  // Attention's four projections and two layers for each row, its products of rows, then the trunk.
  private static long trunk(ReadoutSpec.Trunk spec, long hidden) {
    long rows = spec.attentionRows();
    return rows * (4 * hidden * hidden + 2 * hidden * spec.feedForward())
        + 2 * rows * rows * hidden
        + 2 * hidden * spec.trunkWidth();
  }

  private static long head(EncoderPlan plan, long vector) {
    long macs = 0;
    long from = vector;
    for (int width : plan.headWidths()) {
      macs += from * width;
      from = width;
    }
    return macs + from * (long) Coefficients.TARGETS.value();
  }
}
