package io.riverprint.core.step;

import io.riverprint.core.feature.RowKind;

/** Takes the rows of one user's sequence as they become known. */
@FunctionalInterface
public interface RowSink {

  /**
   * One row.
   *
   * @param kind its sort
   * @param knownAtMillis event time at which it is known: of the product event, or of the closing
   * @param raw raw columns of {@code Columns} for this kind; reused after the call
   */
  void row(RowKind kind, long knownAtMillis, float[] raw);
}
