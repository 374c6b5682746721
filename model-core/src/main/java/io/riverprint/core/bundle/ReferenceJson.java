package io.riverprint.core.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.riverprint.core.watch.ColumnReference;
import io.riverprint.core.watch.HeadReference;
import io.riverprint.core.watch.WatchReference;

/** reference.json: the fields of {@link WatchReference} by their names. May be absent. */
final class ReferenceJson {
  static final String NAME = "reference.json";
  static final int MAX_BYTES = 1 << 20;
  private static final int MOST = 1_000;

  private ReferenceJson() {}

  static byte[] write(WatchReference reference) {
    try {
      return StrictJson.MAPPER.writeValueAsBytes(reference);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("reference: " + e, e);
    }
  }

  static WatchReference read(String where, byte[] bytes) {
    try {
      WatchReference reference =
          StrictJson.MAPPER.treeToValue(
              StrictJson.object(where, bytes, 0, bytes.length), WatchReference.class);
      check(where, reference);
      return reference;
    } catch (JsonProcessingException | NullPointerException e) {
      throw new CorruptBundleException(
          where,
          e instanceof JsonProcessingException j ? j.getOriginalMessage() : "null in a list",
          "the fields of a reference",
          Require.COPY_AGAIN,
          e);
    }
  }

  static void check(String where, WatchReference reference) {
    Require.that(reference.items() > 0, where, reference.items() + " items", "> 0");
    Require.that(reference.answers() >= 0, where, reference.answers() + " answers", ">= 0");
    Require.that(
        reference.heads().size() + reference.columns().size() <= MOST,
        where,
        reference.heads().size() + " heads, " + reference.columns().size() + " columns",
        "at most " + MOST);
    reference.heads().forEach(head -> check(where + ", head " + head.head(), head));
    reference.columns().forEach(column -> check(where + ", column " + column.name(), column));
  }

  private static void check(String where, HeadReference head) {
    share(where, "auroc", head.auroc());
    share(where, "calibrationError", head.calibrationError());
    Require.that(
        head.positives() > 0 && head.negatives() > 0,
        where,
        head.positives() + " positives, " + head.negatives() + " negatives",
        "some of both");
  }

  private static void share(String where, String what, double value) {
    Require.that(value >= 0 && value <= 1, where, what + " " + value, "0 to 1");
  }

  private static void check(String where, ColumnReference column) {
    float[] edges = column.edges();
    Require.that(edges.length < MOST, where, edges.length + " edges", "fewer than " + MOST);
    Require.equal(where, "counts", column.counts().length, edges.length + 1);
    Require.finite(where, edges);
    for (int i = 1; i < edges.length; i++) {
      Require.that(edges[i] > edges[i - 1], where, "edge " + edges[i] + " at " + i, "ascending");
    }
    for (long count : column.counts()) {
      Require.that(count >= 0, where, "count " + count, ">= 0");
    }
  }
}
