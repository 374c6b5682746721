package io.riverprint.local.sim;

/** The latent space: what users like and what products are, both as short vectors. */
final class Tastes {
  /** Latent directions. */
  static final int RANK = 8;

  /** Codes of a name or a query, each 0 to 255, as in the challenge. */
  static final int CODES = 16;

  private static final double SHARPNESS = 0.5;

  private Tastes() {}

  /** Writes {@code share} of a parent's vector and {@code noise} standard normal steps. */
  static void child(float[] parent, int from, float[] out, int to, double[] mix, SplitMix random) {
    for (int k = 0; k < RANK; k++) {
      out[to + k] = (float) (mix[0] * parent[from + k] + mix[1] * random.nextNormal());
    }
  }

  /** exp of half the dot product: how much more often this user takes this product. */
  static double pull(float[] user, int userAt, float[] item, int itemAt) {
    float dot = 0;
    for (int k = 0; k < RANK; k++) {
      dot += user[userAt + k] * item[itemAt + k];
    }
    return Math.exp(SHARPNESS * Math.max(-12, Math.min(12, dot)));
  }

  /** The codes of a vector: projected on fixed directions, blurred, cut to 0..255. */
  static String codes(float[] vector, int at, float[] directions, double blur, SplitMix random) {
    StringBuilder text = new StringBuilder(4 * CODES + 2).append('[');
    for (int c = 0; c < CODES; c++) {
      double sum = blur * random.nextNormal();
      for (int k = 0; k < RANK; k++) {
        sum += directions[c * RANK + k] * vector[at + k];
      }
      pad(text, (int) Math.max(0, Math.min(255, 128 + 14 * sum)));
    }
    return text.append(']').toString();
  }

  private static void pad(StringBuilder text, int code) {
    text.append(' ');
    if (code < 100) {
      text.append(code < 10 ? "  " : " ");
    }
    text.append(code);
  }
}
