package io.riverprint.core.feature;

/**
 * From a raw feature to about [-1, 1], clamped there (reference, section 4.6).
 *
 * @param kind the transform before scaling
 * @param lambda exponent of Yeo-Johnson; unused otherwise
 * @param min smallest raw value seen in training
 * @param max largest raw value seen in training
 */
public record Normalizer(Kind kind, float lambda, float min, float max) {

  /** Already in range: flags, codes, time of day. */
  public static final Normalizer NONE = new Normalizer(Kind.NONE, 1, -1, 1);

  /** The transform before scaling. The codes stand in bundles. */
  public enum Kind {
    NONE(0),
    /** Ratios and prices. */
    LINEAR(1),
    /** Entropies and durations: ln(1 + x). */
    LOG(2),
    /** Counts: ((1 + x)^lambda - 1) / lambda. */
    YEO_JOHNSON(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    public static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("normalizer: unknown kind " + code + ", known 0 to 3");
    }
  }

  /** 2 (psi(x) - psi(min)) / (psi(max) - psi(min)) - 1; a constant column gives -1. */
  public float apply(float x) {
    if (kind == Kind.NONE) {
      return x;
    }
    double widest = aboveMin(max);
    if (widest <= 0) {
      return -1;
    }
    double scaled = 2 * aboveMin(x) / widest - 1;
    return (float) Math.max(-1, Math.min(1, scaled));
  }

  /** psi(x) - psi(min), up to a factor that is the same for all x. */
  private double aboveMin(float x) {
    return switch (kind) {
      case NONE, LINEAR -> (double) x - min;
      case LOG -> log(x) - log(min);
      case YEO_JOHNSON -> yeoJohnsonAboveMin(log(x) - log(min));
    };
  }

  /**
   * Over (1 + min)^lambda: of large counts and a negative lambda the powers themselves are so small
   * that nothing would be left of their difference.
   */
  private double yeoJohnsonAboveMin(double logs) {
    return Math.abs(lambda) < 1e-9 ? logs : StrictMath.expm1(lambda * logs) / lambda;
  }

  private static double log(float x) {
    return StrictMath.log1p(Math.max(0, x));
  }
}
