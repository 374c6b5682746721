package io.riverprint.core.watch;

/**
 * How well a head told what came when the release was judged, by the very histograms that watch it
 * live.
 *
 * @param head as {@link WatchedHead#label}
 * @param auroc 0 to 1
 * @param calibrationError 0 to 1
 * @param positives what came true
 * @param negatives what did not
 */
public record HeadReference(
    String head, double auroc, double calibrationError, long positives, long negatives) {}
