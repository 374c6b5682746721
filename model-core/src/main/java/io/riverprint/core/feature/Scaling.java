package io.riverprint.core.feature;

import java.util.Arrays;

/**
 * A {@link Normalizer} made fast: whole numbers below 256, which is what counts mostly are, are
 * looked up, and of other values the answers given last are remembered. Gives exactly what the
 * normalizer gives. Belongs to one thread.
 */
final class Scaling {
  private static final int COUNTS = 4096; // 16 KB a column: a power costs a hundred look-ups
  private static final int OTHERS = 256;
  private static final int REMEMBERED = 256;

  private final Normalizer normalizer;
  private final boolean asItIs;
  private final float[] table;
  private final int[] questions = new int[REMEMBERED];
  private final float[] answers = new float[REMEMBERED];

  Scaling(Normalizer normalizer) {
    this.normalizer = normalizer;
    this.asItIs = normalizer.kind() == Normalizer.Kind.NONE;
    this.table = asItIs ? new float[0] : tableOf(normalizer);
    // A slot must not seem to hold an answer it was never given: 0 belongs to the table.
    Arrays.fill(answers, asItIs ? 0 : normalizer.apply(0));
  }

  float apply(float x) {
    if (asItIs) {
      return x;
    }
    int whole = (int) x;
    return whole == x && whole >= 0 && whole < table.length ? table[whole] : remembered(x);
  }

  private float remembered(float x) {
    int bits = Float.floatToIntBits(x);
    int slot = (bits * 0x9e3779b9) >>> 24;
    if (questions[slot] != bits) {
      questions[slot] = bits;
      answers[slot] = normalizer.apply(x);
    }
    return answers[slot];
  }

  private static float[] tableOf(Normalizer normalizer) {
    boolean counts = normalizer.kind() == Normalizer.Kind.YEO_JOHNSON;
    float[] table = new float[counts ? COUNTS : OTHERS];
    for (int i = 0; i < table.length; i++) {
      table[i] = normalizer.apply(i);
    }
    return table;
  }
}
