package io.riverprint.core.bundle;

import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.NetworkWeights;

/**
 * A release as it is in memory. Immutable, shared by all slots of a task manager.
 *
 * @param manifest what it says of itself
 * @param features everything fitted
 * @param network weights of the encoder and its heads
 * @param skuFactors BPR of SKUs, by SKU index
 * @param categoryFactors BPR of categories, by category index
 * @param probes what a machine must reproduce
 */
public record ModelBundle(
    BundleManifest manifest,
    FeatureSpec features,
    NetworkWeights network,
    ItemFactors skuFactors,
    ItemFactors categoryFactors,
    Probes probes) {

  /** The same that says this of itself. */
  public ModelBundle with(BundleManifest said) {
    return new ModelBundle(said, features, network, skuFactors, categoryFactors, probes);
  }
}
