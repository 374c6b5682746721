package io.riverprint.trainer.propensity;

import io.riverprint.core.propensity.Propensities;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.propensity.Recency;

/**
 * How likely any purchase is, by what was done lately: learnt of all users alike, and from there of
 * those who are active and of those who are quiet.
 */
final class Chances {
  private final Table all = new Table(Recency.WIDTH);
  private final Table active = new Table(Recency.WIDTH);
  private final Table quiet = new Table(Recency.WIDTH);

  /** Weights of {@link Recency}'s columns. */
  record Weights(float[] active, float[] quiet) {
    PropensityModel in(PropensityModel model) {
      return model.withChance(active, quiet);
    }
  }

  /** A user as of an instant, who bought after it or did not. */
  void add(boolean bought, Propensities user) {
    all.add(bought, user.columns());
    (user.active() ? active : quiet).add(bought, user.columns());
  }

  Table all() {
    return all;
  }

  /**
   * Learns.
   *
   * @param ridge in rows: how far the weights of all are held to 0, and those of either to all's
   * @param least buyers, and others, that either must have to be learnt from apart
   */
  Weights fit(double ridge, int least) {
    double[] ofAll = LogisticRegression.fit(all, ridge, new double[Recency.WIDTH]);
    return new Weights(of(active, ridge, least, ofAll), of(quiet, ridge, least, ofAll));
  }

  private static float[] of(Table table, double ridge, int least, double[] ofAll) {
    return floats(table.hasBoth(least) ? LogisticRegression.fit(table, ridge, ofAll) : ofAll);
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
