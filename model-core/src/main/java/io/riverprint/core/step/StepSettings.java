package io.riverprint.core.step;

/**
 * How profiles are made, apart from the model.
 *
 * @param emitMinIntervalMillis event time between two profiles of one user, at least; 0: one for
 *     each event and each closed session
 * @param topItems how many categories and SKUs a profile lists
 * @param maxBatch most users in one call of the backend
 * @param space of their embedding
 */
public record StepSettings(
    long emitMinIntervalMillis, int topItems, int maxBatch, ProfileSpace space) {
  // Longer than any log.
  private static final long NEVER_AGAIN_MILLIS = 1_000L * 365 * 86_400_000;

  /** For a walk whose profiles nobody reads: each user's first only, without items. */
  public static StepSettings silent(int maxBatch) {
    return new StepSettings(NEVER_AGAIN_MILLIS, 0, maxBatch);
  }

  public StepSettings {
    if (emitMinIntervalMillis < 0 || topItems < 0 || maxBatch < 1) {
      throw new IllegalArgumentException(
          "step settings: need interval >= 0, items >= 0, batch >= 1, got "
              + emitMinIntervalMillis
              + " ms, "
              + topItems
              + ", "
              + maxBatch);
    }
  }

  /** In the release's own space. */
  public StepSettings(long emitMinIntervalMillis, int topItems, int maxBatch) {
    this(emitMinIntervalMillis, topItems, maxBatch, ProfileSpace.NEW);
  }

  /** The same with profiles that list so many categories and SKUs. */
  public StepSettings listing(int items) {
    return new StepSettings(emitMinIntervalMillis, items, maxBatch, space);
  }
}
