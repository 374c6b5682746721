package io.riverprint.trainer;

import io.riverprint.trainer.factor.BprSettings;
import java.util.Locale;

/** How large the two models of likings are, and how long they are trained. */
public enum FactorSize {
  /** 32 factors each: 256 bytes of a user's state. */
  COMPACT {
    @Override
    BprSettings skus(int pairs, long seed) {
      return BprSettings.firstCut(pairs, seed);
    }

    @Override
    BprSettings categories(int pairs, long seed) {
      return BprSettings.firstCut(pairs, seed);
    }
  },
  /** 232 factors of SKUs, 146 of categories (reference, section 5.4): 1,512 bytes. */
  REFERENCE {
    @Override
    BprSettings skus(int pairs, long seed) {
      return BprSettings.referenceSku(pairs, seed);
    }

    @Override
    BprSettings categories(int pairs, long seed) {
      return BprSettings.referenceCategory(pairs, seed);
    }
  };

  /**
   * Of SKUs.
   *
   * @param pairs of users and what they like
   */
  abstract BprSettings skus(int pairs, long seed);

  /** Of categories, likewise. */
  abstract BprSettings categories(int pairs, long seed);

  /** What it is called. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }
}
