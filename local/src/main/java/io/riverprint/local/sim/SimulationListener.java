package io.riverprint.local.sim;

/** Told how far a long simulation is. */
@FunctionalInterface
public interface SimulationListener {
  /** After each simulated day; {@code daysDone} of {@code days}, with all events written so far. */
  void dayDone(int daysDone, int days, long events);

  /** Tells nobody. */
  static SimulationListener silent() {
    return (daysDone, days, events) -> {};
  }
}
