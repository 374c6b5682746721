package io.riverprint.job.metric;

import java.util.Map;

/**
 * What is known of the releases, at one instant of event time.
 *
 * @param answersSince outcomes that have become known since the serving release took over
 * @param releaseAgeMillis event time since the serving release took over
 * @param serving figures of the release that serves
 * @param previous of the one before: outcomes are known a horizon later, often of it only
 * @param stability stability index of each group of columns that has one, in the newest window
 */
public record WatchFigures(
    long answersSince,
    long releaseAgeMillis,
    OfRelease serving,
    OfRelease previous,
    Map<String, Double> stability) {

  /** Nothing is known. */
  public static final WatchFigures NONE =
      new WatchFigures(0, 0, OfRelease.NONE, OfRelease.NONE, Map.of());

  /**
   * Of one release.
   *
   * @param version 0 where there is none
   * @param answers outcomes known of its profiles
   * @param heads by name
   */
  public record OfRelease(long version, long answers, Map<String, OfHead> heads) {
    public static final OfRelease NONE = new OfRelease(0, 0, Map.of());
  }

  /**
   * Of one head; NaN where nothing can be said.
   *
   * @param auroc over all outcomes of the release
   * @param aurocError how far it can be from the exact one, for its bins
   * @param calibrationError over all
   * @param windowAuroc over the newest window that is over
   * @param windowCalibrationError over that
   */
  public record OfHead(
      double auroc,
      double aurocError,
      double calibrationError,
      double windowAuroc,
      double windowCalibrationError) {
    public static final OfHead NONE =
        new OfHead(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }
}
