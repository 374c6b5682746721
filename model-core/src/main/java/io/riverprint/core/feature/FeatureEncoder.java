package io.riverprint.core.feature;

import java.util.Arrays;

/** From a row's raw columns to the network's input. Belongs to one thread. */
public final class FeatureEncoder {
  private final Scaling[] scalings;

  /** An encoder with the normalizers that were fitted. */
  public FeatureEncoder(FeatureSpec spec) {
    Normalizer[] normalizers = spec.normalizers();
    if (normalizers.length != Columns.NORMALIZERS) {
      throw new IllegalArgumentException(
          "feature spec: has "
              + normalizers.length
              + " normalizers, needs "
              + Columns.NORMALIZERS
              + ", one for each raw column; fit it with this version");
    }
    this.scalings = new Scaling[normalizers.length];
    for (int i = 0; i < normalizers.length; i++) {
      scalings[i] = new Scaling(normalizers[i]);
    }
  }

  /** Writes {@link Columns#INPUT_WIDTH} numbers from {@code out[at]} on. */
  public void encode(RowKind kind, float[] raw, float[] out, int at) {
    int from = Columns.normalizersFrom(kind);
    int columns = Columns.of(kind).size();
    for (int i = 0; i < columns; i++) {
      out[at + i] = scalings[from + i].apply(raw[i]);
    }
    Arrays.fill(out, at + columns, at + Columns.INPUT_WIDTH, 0f);
  }
}
