package io.riverprint.core.step;

import org.jspecify.annotations.Nullable;

/**
 * An unbroken row of releases that make hidden states in the same way: only item factors differ
 * between them, as the factors lane leaves it. A state of any of them is as good as the newest
 * one's own.
 *
 * @param encoding digest of the features and the network that all of them share
 * @param sinceVersion the first of them; all versions from it on that ever served are in the row
 */
public record Lineage(String encoding, long sinceVersion) {

  /** This release's row, where the other one served before it. */
  Lineage after(@Nullable Lineage before) {
    return before != null && before.encoding.equals(encoding) ? before : this;
  }
}
