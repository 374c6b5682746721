package io.riverprint.schema;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request for a new release.
 *
 * @param requestId of the {@link RetrainRequest}
 * @param atMillis event time of the newest event that was known
 * @param candidateVersion what was trained; {@link #NONE} where nothing was
 * @param incumbentVersion what it was compared with; {@link #NONE} where there was nothing
 * @param released whether the candidate serves from {@code effectiveFromMillis} on
 * @param effectiveFromMillis event time; null where it was not released
 * @param reasons sentences: why, or why not; at least one
 * @param figures of the judging, by name, finite
 */
public record GateDecision(
    String requestId,
    long atMillis,
    long candidateVersion,
    long incumbentVersion,
    boolean released,
    @Nullable Long effectiveFromMillis,
    List<String> reasons,
    Map<String, Double> figures) {
  /** No release. */
  public static final long NONE = 0;

  public GateDecision {
    requireNonNull(requestId, "requestId");
    reasons = List.copyOf(reasons);
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    if (reasons.isEmpty() || released == (effectiveFromMillis == null)) {
      throw new IllegalArgumentException(
          "decision on request "
              + requestId
              + ": released "
              + released
              + " from "
              + effectiveFromMillis
              + " for reasons "
              + reasons
              + ", needs a reason, and a time just where it is released; correct it");
    }
  }
}
