package io.riverprint.core.bundle;

import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.SpaceMap;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.watch.WatchReference;
import org.jspecify.annotations.Nullable;

/**
 * A release as it is in memory. Immutable, shared by all slots of a task manager.
 *
 * @param manifest what it says of itself
 * @param features everything fitted
 * @param network weights of the encoder and its heads
 * @param skuFactors BPR of SKUs, by SKU index
 * @param categoryFactors BPR of categories, by category index
 * @param probes what a machine must reproduce
 * @param spaceMap from its own embedding space to the aligned one; null where they are the same, or
 *     nothing leads there
 * @param reference what the live release is compared with; null where none was made
 * @param propensity what is known of a user's propensities beside the network; null where the
 *     network speaks alone
 */
public record ModelBundle(
    BundleManifest manifest,
    FeatureSpec features,
    NetworkWeights network,
    ItemFactors skuFactors,
    ItemFactors categoryFactors,
    Probes probes,
    @Nullable SpaceMap spaceMap,
    @Nullable WatchReference reference,
    @Nullable PropensityModel propensity) {

  /** Of a release whose space is its own, and that is compared with nothing. */
  public ModelBundle(
      BundleManifest manifest,
      FeatureSpec features,
      NetworkWeights network,
      ItemFactors skuFactors,
      ItemFactors categoryFactors,
      Probes probes) {
    this(manifest, features, network, skuFactors, categoryFactors, probes, null);
  }

  /** Of a release that is compared with nothing. */
  public ModelBundle(
      BundleManifest manifest,
      FeatureSpec features,
      NetworkWeights network,
      ItemFactors skuFactors,
      ItemFactors categoryFactors,
      Probes probes,
      @Nullable SpaceMap spaceMap) {
    this(manifest, features, network, skuFactors, categoryFactors, probes, spaceMap, null, null);
  }

  /** The same that says this of itself. */
  public ModelBundle with(BundleManifest said) {
    return new ModelBundle(
        said,
        features,
        network,
        skuFactors,
        categoryFactors,
        probes,
        spaceMap,
        reference,
        propensity);
  }

  /** The same features and factors beside other encoders. */
  public ModelBundle with(NetworkWeights encoders) {
    return new ModelBundle(
        manifest,
        features,
        encoders,
        skuFactors,
        categoryFactors,
        probes,
        spaceMap,
        reference,
        propensity);
  }

  /** The same with a map into an older space. */
  public ModelBundle aligned(Alignment alignment, SpaceMap map) {
    return new ModelBundle(
        manifest.withAlignment(alignment),
        features,
        network,
        skuFactors,
        categoryFactors,
        probes,
        map,
        reference,
        propensity);
  }

  /** The same with this reference. */
  public ModelBundle with(WatchReference made) {
    return new ModelBundle(
        manifest,
        features,
        network,
        skuFactors,
        categoryFactors,
        probes,
        spaceMap,
        made,
        propensity);
  }

  /** The same whose heads are mixed with what is known besides. */
  public ModelBundle with(@Nullable PropensityModel learnt) {
    return new ModelBundle(
        manifest,
        features,
        network,
        skuFactors,
        categoryFactors,
        probes,
        spaceMap,
        reference,
        learnt);
  }
}
