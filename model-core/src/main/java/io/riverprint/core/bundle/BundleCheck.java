package io.riverprint.core.bundle;

import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.net.NetworkSpec;

/** Whether the parts of a bundle fit each other. Asked before writing and after reading. */
final class BundleCheck {
  /** How far the last cumulative share may be from 1: sums of a million floats. */
  private static final float SHARE_SLACK = 1e-3f;

  private BundleCheck() {}

  static void check(String where, ModelBundle bundle) {
    ManifestJson.check(where + ", manifest", bundle.manifest());
    FeatureCheck.check(where + ", features", bundle.features());
    NetworkCheck.check(where + ", network", bundle.network(), bundle.features());
    factors(
        where + ", SKU factors", bundle.skuFactors(), bundle.features().catalogue().skus.length);
    factors(
        where + ", category factors",
        bundle.categoryFactors(),
        bundle.features().catalogue().categories.length);
    SpaceTensors.check(where + ", space map", bundle);
    if (bundle.propensity() != null) {
      PropensityTensors.check(where + ", propensity", bundle.propensity(), bundle.features());
    }
    probes(where + ", probes", bundle.probes(), bundle.network().spec());
    if (bundle.reference() != null) {
      ReferenceJson.check(where + ", reference", bundle.reference());
    }
  }

  private static void factors(String where, ItemFactors items, int needed) {
    Require.equal(where, "items", items.size(), needed);
    Require.that(items.width() > 0, where, "width " + items.width(), "> 0");
    Require.that(items.learningRate() > 0, where, "learning rate " + items.learningRate(), "> 0");
    Require.that(
        items.regularisation() >= 0, where, "regularisation " + items.regularisation(), ">= 0");
    float[] shares = items.popularity();
    for (int i = 0; i < shares.length; i++) {
      Require.that(
          shares[i] >= (i == 0 ? 0 : shares[i - 1]),
          where,
          "cumulative share " + shares[i] + " of item " + i,
          "none below the one before");
    }
    float last = shares.length == 0 ? 1 : shares[shares.length - 1];
    Require.that(Math.abs(last - 1) <= SHARE_SLACK, where, "last cumulative share " + last, "1");
  }

  private static void probes(String where, Probes probes, NetworkSpec spec) {
    Require.that(
        probes.sequences() > 0 && probes.length() > 0,
        where,
        probes.sequences() + " sequences of " + probes.length(),
        "at least one of at least one row");
    long rows = (long) probes.sequences() * probes.length();
    Require.equal(where, "inputs", probes.rows().length, rows * spec.inputWidth());
    Require.equal(
        where,
        "embedding values",
        probes.embeddings().length,
        (long) probes.sequences() * spec.embeddingWidth());
    Require.equal(
        where, "logits", probes.logits().length, (long) probes.sequences() * spec.logits());
  }
}
