package io.riverprint.schema;

/**
 * The user's newest session over all kinds of events, still open or not.
 *
 * @param startMillis event time of its first event
 * @param endMillis event time of its newest event
 * @param events how many events it has
 * @param ordinal how many sessions the user has had, this one included, since the kept history
 *     began
 */
public record SessionSummary(long startMillis, long endMillis, int events, int ordinal) {}
