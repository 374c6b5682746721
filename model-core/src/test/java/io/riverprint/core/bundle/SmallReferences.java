package io.riverprint.core.bundle;

import io.riverprint.core.watch.ColumnReference;
import io.riverprint.core.watch.HeadReference;
import io.riverprint.core.watch.WatchReference;
import java.util.List;

/** What a small bundle's live scores are compared with. */
public final class SmallReferences {
  public static final WatchReference REFERENCE =
      new WatchReference(
          10,
          200,
          List.of(
              new HeadReference("churn", 0.9, 0.05, 100, 100),
              new HeadReference("sku", 0.8, 0.01, 50, 950)),
          List.of(
              new ColumnReference(
                  "score.churn", new float[] {0.25f, 0.5f}, new long[] {90, 90, 20}),
              new ColumnReference("bought.price", new float[] {1}, new long[] {0, 40})));

  private SmallReferences() {}
}
