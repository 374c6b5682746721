package io.riverprint.core.feature;

/** The three sorts of rows of a user's sequence. */
public enum RowKind {
  /** One buy, add or remove. */
  PRODUCT,
  /** One closed session of visits. */
  VISIT,
  /** One closed session of searches. */
  SEARCH
}
