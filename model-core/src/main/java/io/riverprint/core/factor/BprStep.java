package io.riverprint.core.factor;

/**
 * One step of Bayesian Personalised Ranking on flat arrays: the definition that training and
 * serving share.
 *
 * <pre>
 * x   = w . (h_i - h_j) + b_i - b_j          how far the liked item i is ahead of the other item j
 * g   = 1 / (1 + e^x)                        how much of the order is still to be learned
 * w   += eta ( g (h_i - h_j) - lambda w)
 * h_i += eta ( g w - lambda h_i)             b_i += eta ( g - lambda b_i)
 * h_j += eta (-g w - lambda h_j)             b_j += eta (-g - lambda b_j)
 * </pre>
 *
 * All right-hand sides use the values from before the step. Sums run in four interleaved lanes (a
 * processor adds one number to four sums as fast as to one), always the same, and the exponential
 * is computed here from IEEE operations alone, so that the same input gives the same bits in every
 * thread and on every JVM. Source: Rendle et al., "BPR: Bayesian Personalized Ranking from Implicit
 * Feedback", UAI 2009, section 4; with the item bias of reference section 5.4.
 *
 * @param width f, factors of a row without the bias
 * @param learningRate eta, above 0
 * @param regularisation lambda, at least 0
 */
public record BprStep(int width, float learningRate, float regularisation) {
  private static final float LOG2_E = 1.442695041f;
  // ln 2 in two parts; the first has so few bits that n times it is exact.
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  // Beyond it 1 + e^x is no float, or 1 + e^-x is 1.
  private static final float LIMIT = 80f;

  public BprStep {
    if (width < 1 || !(learningRate > 0) || !(regularisation >= 0)) {
      throw new IllegalArgumentException(
          "BPR step: width %d, learning rate %s, regularisation %s; need width >= 1, rate > 0, regularisation >= 0; correct the training settings or the bundle"
              .formatted(width, learningRate, regularisation));
    }
  }

  /** How far item i is ahead of item j for the user at {@code w[wAt..]}: x above. */
  public float margin(
      float[] w, int wAt, float[] h, int iAt, int jAt, float biasOfI, float biasOfJ) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = 0;
    for (; k + 3 < width; k += 4) {
      s0 += w[wAt + k] * (h[iAt + k] - h[jAt + k]);
      s1 += w[wAt + k + 1] * (h[iAt + k + 1] - h[jAt + k + 1]);
      s2 += w[wAt + k + 2] * (h[iAt + k + 2] - h[jAt + k + 2]);
      s3 += w[wAt + k + 3] * (h[iAt + k + 3] - h[jAt + k + 3]);
    }
    for (; k < width; k++) {
      s0 += w[wAt + k] * (h[iAt + k] - h[jAt + k]);
    }
    return (s0 + s1) + (s2 + s3) + (biasOfI - biasOfJ);
  }

  /** The derivative of ln(1 / (1 + e^-x)): 1 / (1 + e^x), off by at most 3e-7 of its value. */
  public static float pull(float x) {
    return 1 / (1 + exp(Math.max(-LIMIT, Math.min(LIMIT, x))));
  }

  /** e^x for |x| at most 80: 2^n e^r with |r| at most ln 2 / 2, and Taylor's series for e^r. */
  private static float exp(float x) {
    int n = (int) (x * LOG2_E + (x < 0 ? -0.5f : 0.5f));
    float r = x - n * LN2_HIGH - n * LN2_LOW;
    float p = 1f / 5040;
    p = p * r + 1f / 720;
    p = p * r + 1f / 120;
    p = p * r + 1f / 24;
    p = p * r + 1f / 6;
    p = p * r + 0.5f;
    p = p * r + 1;
    p = p * r + 1;
    return p * Float.intBitsToFloat((n + 127) << 23);
  }

  /**
   * Moves the user alone; the items are only read.
   *
   * @param scale 1 for a whole step; the step is shortened or stretched by it
   */
  public void moveUser(float[] w, int wAt, ItemFactors items, int i, int j, float scale) {
    float[] h = items.factors();
    int iAt = i * width;
    int jAt = j * width;
    float g = pull(margin(w, wAt, h, iAt, jAt, items.biases()[i], items.biases()[j]));
    float eta = learningRate * scale;
    for (int k = 0; k < width; k++) {
      float was = w[wAt + k];
      w[wAt + k] = was + eta * (g * (h[iAt + k] - h[jAt + k]) - regularisation * was);
    }
  }

  /**
   * Moves the user and both items; i and j differ.
   *
   * @param h item rows, i's from {@code iAt} and j's from {@code jAt}
   * @param biases by item
   * @return x as it was before the step
   */
  public float moveAll(
      float[] w, int wAt, float[] h, int iAt, int jAt, float[] biases, int i, int j) {
    float x = margin(w, wAt, h, iAt, jAt, biases[i], biases[j]);
    float g = pull(x);
    for (int k = 0; k < width; k++) {
      float user = w[wAt + k];
      float liked = h[iAt + k];
      float other = h[jAt + k];
      w[wAt + k] = user + learningRate * (g * (liked - other) - regularisation * user);
      h[iAt + k] = liked + learningRate * (g * user - regularisation * liked);
      h[jAt + k] = other + learningRate * (-g * user - regularisation * other);
    }
    biases[i] += learningRate * (g - regularisation * biases[i]);
    biases[j] += learningRate * (-g - regularisation * biases[j]);
    return x;
  }
}
