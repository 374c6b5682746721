package io.riverprint.trainer.gate;

import io.riverprint.core.metric.Auroc;
import io.riverprint.trainer.probe.Interval;
import io.riverprint.trainer.probe.Ranking;
import io.riverprint.trainer.probe.Resampling;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Compares the mean AUROC of two releases over columns of the same users. */
final class PairedBootstrap {
  private final Resampling users;
  private final int draws;

  PairedBootstrap(int users, int draws, long seed) {
    this.users = new Resampling(draws, users, seed);
    this.draws = draws;
  }

  /**
   * The comparison; empty where no column has users of both kinds.
   *
   * @param weight of a column in the mean
   */
  Optional<Comparison> compare(String name, List<Column> columns, ToDoubleFunction<Column> weight) {
    List<Column> mixed = columns.stream().filter(Column::isMixed).toList();
    if (mixed.isEmpty()) {
      return Optional.empty();
    }
    double whole = mixed.stream().mapToDouble(weight).sum();
    double candidate = 0;
    double incumbent = 0;
    Sums ours = new Sums(draws);
    Sums theirs = new Sums(draws);
    for (Column column : mixed) {
      double share = weight.applyAsDouble(column) / whole;
      candidate += share * Auroc.binary(column.candidate(), column.positive());
      incumbent += share * Auroc.binary(column.incumbent(), column.positive());
      ours.add(share, users.areas(new Ranking(column.candidate(), column.positive())));
      theirs.add(share, users.areas(new Ranking(column.incumbent(), column.positive())));
    }
    Interval interval = Interval.ofDifference(ours.means(), theirs.means());
    return Optional.of(new Comparison(name, candidate, incumbent, interval.low(), interval.high()));
  }

  /**
   * Means over columns, draw by draw; a column that a draw left with one kind is not among them.
   */
  private static final class Sums {
    private final double[] sums;
    private final double[] weights;

    Sums(int draws) {
      sums = new double[draws];
      weights = new double[draws];
    }

    void add(double weight, double[] areas) {
      for (int draw = 0; draw < areas.length; draw++) {
        if (!Double.isNaN(areas[draw])) {
          sums[draw] += weight * areas[draw];
          weights[draw] += weight;
        }
      }
    }

    double[] means() {
      double[] means = new double[sums.length];
      for (int draw = 0; draw < sums.length; draw++) {
        means[draw] = sums[draw] / weights[draw];
      }
      return means;
    }
  }
}
