package io.riverprint.local.bench;

import io.riverprint.trainer.factor.BprModel;
import io.riverprint.trainer.factor.BprSettings;
import io.riverprint.trainer.factor.BprSettings.Negatives;
import io.riverprint.trainer.factor.BprSettings.Positives;
import io.riverprint.trainer.factor.BprTrainer;
import io.riverprint.trainer.factor.Interactions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast factors are trained: draws per second, those counted whose negative is turned down.
 *
 * <p>138,493 users, 26,744 items (the size of MovieLens 20M), 5 million distinct pairs, items by
 * Zipf's law with exponent 1, two threads. Of the epochs after the first two, the median counts.
 */
public final class BprBench {
  private static final int USERS = 138_493;
  private static final int ITEMS = 26_744;
  private static final int PAIRS = 5_000_000;
  private static final int THREADS = 2;
  private static final int EPOCHS = 15;
  private static final int WARM_UP = 2;
  // On a busy machine fewer epochs are measured.
  private static final double MAX_SECONDS = 35;
  private static final long SEED = 20_260_101L;

  /** The figures, by their names in a report. */
  public Map<String, Object> measure() {
    Interactions pairs = new ZipfPairs(ITEMS, SEED).make(USERS, PAIRS);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bprUsers", pairs.users());
    figures.put("bprItems", pairs.items());
    figures.put("bprPairs", pairs.pairs());
    figures.put("bprThreads", THREADS);
    figures.put("drawsPerSecond64", drawsPerSecond(pairs, 64));
    figures.put("drawsPerSecond128", drawsPerSecond(pairs, 128));
    return figures;
  }

  private static long drawsPerSecond(Interactions pairs, int factors) {
    BprSettings settings =
        new BprSettings(
            factors,
            EPOCHS,
            0.05f,
            0.01f,
            Positives.UNIFORM,
            Negatives.BY_POPULARITY,
            THREADS,
            SEED);
    double[] rates = new double[EPOCHS];
    double[] seconds = new double[1];
    BprModel model =
        new BprTrainer(settings)
            .train(
                pairs,
                (epoch, soFar) -> {
                  rates[epoch.number() - 1] = epoch.draws() / epoch.seconds();
                  seconds[0] += epoch.seconds();
                  return epoch.number() <= WARM_UP || seconds[0] < MAX_SECONDS;
                });
    int epochs = model.epochs();
    Arrays.sort(rates, WARM_UP, epochs);
    return Math.round(rates[(WARM_UP + epochs) / 2]);
  }
}
