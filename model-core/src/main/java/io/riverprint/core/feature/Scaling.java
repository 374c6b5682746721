package io.riverprint.core.feature;

/**
 * A {@link Normalizer} made fast: whole numbers below 256, which is what counts mostly are, are
 * looked up. Gives exactly what the normalizer gives.
 */
final class Scaling {
  private static final int LOOKED_UP = 256;
  private static final float[] NOTHING = {};

  private final Normalizer normalizer;
  private final float[] table;

  Scaling(Normalizer normalizer) {
    this.normalizer = normalizer;
    this.table = isCount(normalizer) ? tableOf(normalizer) : NOTHING;
  }

  float apply(float x) {
    int whole = (int) x;
    return whole == x && whole >= 0 && whole < table.length ? table[whole] : normalizer.apply(x);
  }

  private static boolean isCount(Normalizer normalizer) {
    return normalizer.kind() != Normalizer.Kind.NONE;
  }

  private static float[] tableOf(Normalizer normalizer) {
    float[] table = new float[LOOKED_UP];
    for (int i = 0; i < LOOKED_UP; i++) {
      table[i] = normalizer.apply(i);
    }
    return table;
  }
}
