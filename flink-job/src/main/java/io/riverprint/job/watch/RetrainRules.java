package io.riverprint.job.watch;

import java.io.Serializable;

/**
 * When another release is asked for. All times are event time; a bound of 0 switches its trigger
 * off.
 *
 * @param checkMillis how often that is looked at
 * @param windowMillis over which drift and quality are measured, at least
 * @param leastProfiles drawn in a window before drift is spoken of; it grows until then
 * @param leastAnswers in a window before quality is spoken of; it grows until then
 * @param minDistanceMillis between two requests
 * @param repeatMillis after which a request that was followed by no new release is repeated
 * @param scheduleMillis age of a release
 * @param labels answers since the release took over
 * @param drift stability index of a column
 * @param qualityTolerance by how much a head's AUROC may be below what was judged
 * @param calibrationBound calibration error of a head
 */
public record RetrainRules(
    long checkMillis,
    long windowMillis,
    long leastProfiles,
    long leastAnswers,
    long minDistanceMillis,
    long repeatMillis,
    long scheduleMillis,
    long labels,
    double drift,
    double qualityTolerance,
    double calibrationBound)
    implements Serializable {}
