package io.riverprint.trainer.propensity;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.example.UserHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * As of when a user is asked about: at the end of each of the newest horizons whose labels training
 * may see, as whoever reads all profiles at once does, and at one event drawn from the horizon
 * after each, as the job does.
 */
final class Moments {
  private static final int PERIODS = 4;

  private final TimeSplit split;
  private final List<Long> grid = new ArrayList<>();

  /**
   * An instant and the period it is in.
   *
   * @param period what is popular is counted before its beginning, see {@link #beginMillis}
   */
  record Moment(long atMillis, int period) {}

  Moments(TimeSplit split) {
    this.split = split;
    long earliest = split.fromMillis() + split.horizonMillis();
    for (int k = PERIODS - 1; k >= 0; k--) {
      long at = split.trainToMillis() - k * split.horizonMillis();
      if (at >= earliest || k == 0) {
        grid.add(at);
      }
    }
  }

  int periods() {
    return grid.size();
  }

  long beginMillis(int period) {
    return grid.get(period);
  }

  /** Ascending. */
  List<Moment> of(UserHistory user) {
    List<Moment> moments = new ArrayList<>();
    for (int period = 0; period < grid.size(); period++) {
      moments.add(new Moment(grid.get(period), period));
      long to = grid.get(period) + split.horizonMillis();
      if (to <= split.trainToMillis()) {
        drawn(user, grid.get(period), to, moments, period);
      }
    }
    return moments;
  }

  private static void drawn(
      UserHistory user, long fromMillis, long toMillis, List<Moment> moments, int period) {
    List<UserEvent> within =
        user.events().stream()
            .filter(event -> event.atMillis() > fromMillis && event.atMillis() < toMillis)
            .toList();
    if (!within.isEmpty()) {
      long draw = Keys.mix(Keys.of(user.userId()) + period) >>> 1;
      moments.add(new Moment(within.get((int) (draw % within.size())).atMillis(), period));
    }
  }
}
