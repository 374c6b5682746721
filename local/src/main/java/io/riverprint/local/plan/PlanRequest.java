package io.riverprint.local.plan;

import io.riverprint.trainer.neural.Preset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cluster is wanted for.
 *
 * @param users who are known at the same time
 * @param eventsPerSecond at the busiest time of the day
 * @param preset network that serves
 */
public record PlanRequest(long users, double eventsPerSecond, Preset preset) {
  private static final long MOST_USERS = 10_000_000_000L;
  private static final double MOST_EVENTS = 1e8;

  /** Everything that is wrong with it, each in words. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (users < 1 || users > MOST_USERS) {
      problems.add("--users is " + users + ", must be 1 to " + MOST_USERS);
    }
    // Written so that NaN is a problem too.
    if (!(eventsPerSecond > 0 && eventsPerSecond <= MOST_EVENTS)) {
      problems.add("--events-per-second is " + eventsPerSecond + ", must be above 0, at most 1e8");
    }
    return problems;
  }
}
