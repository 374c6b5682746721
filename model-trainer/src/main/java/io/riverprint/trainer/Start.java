package io.riverprint.trainer;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.trainer.neural.StartWeights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a training starts from: nothing, or an older release, of which all is trained on or its item
 * factors alone.
 */
public final class Start {
  /** From nothing. */
  public static final Start COLD = new Start(Optional.empty(), false);

  private final Optional<ModelBundle> older;
  private final boolean factorsOnly;

  private Start(Optional<ModelBundle> older, boolean factorsOnly) {
    this.older = older;
    this.factorsOnly = factorsOnly;
  }

  /**
   * Networks and factors, from those of an older release. Features, catalogue and targets are
   * fitted anew; an encoder that is not there in the same shape starts with new weights, and so do
   * the decoders that SRA and FIP are trained with, which no release holds.
   */
  public static Start warm(ModelBundle older) {
    return new Start(Optional.of(older), false);
  }

  /**
   * Item factors alone. Features, catalogue, targets and networks stay as they are, so profiles
   * stay in their space; a SKU that is not in the catalogue stays unknown until the next full
   * training.
   */
  public static Start factors(ModelBundle older) {
    return new Start(Optional.of(older), true);
  }

  /** The release it starts from. */
  Optional<ModelBundle> older() {
    return older;
  }

  /** The release whose networks and features stay as they are. */
  Optional<ModelBundle> kept() {
    return older.filter(release -> factorsOnly);
  }

  StartWeights weights(FeatureSpec features) {
    return older
        .<StartWeights>map(release -> new WarmWeights(release, features))
        .orElse(StartWeights.NEW);
  }

  /** Factors of the SKUs of a new catalogue; zeros where a SKU is new. */
  Optional<ItemFactors> skus(String[] names) {
    return older.map(
        release -> byName(release.skuFactors(), release.features().catalogue().skus, names));
  }

  /** Factors of the categories of a new catalogue, likewise. */
  Optional<ItemFactors> categories(String[] names) {
    return older.map(
        release ->
            byName(release.categoryFactors(), release.features().catalogue().categories, names));
  }

  /** Distinguishes it from other starts. */
  String name() {
    return older
        .map(ModelBundle::manifest)
        .map(m -> m.version() + (factorsOnly ? " factors " : " all ") + files(m))
        .orElse("cold");
  }

  // Two shops' first releases are both number 1.
  private static int files(BundleManifest manifest) {
    return manifest.files().hashCode();
  }

  private static ItemFactors byName(ItemFactors old, String[] before, String[] names) {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < before.length; row++) {
      rows.put(before[row], row);
    }
    int width = old.width();
    float[] factors = new float[names.length * width];
    float[] biases = new float[names.length];
    for (int to = 0; to < names.length; to++) {
      Integer from = rows.get(names[to]);
      if (from != null) {
        System.arraycopy(old.factors(), from * width, factors, to * width, width);
        biases[to] = old.biases()[from];
      }
    }
    return new ItemFactors(
        width,
        names.length,
        factors,
        biases,
        new float[names.length],
        old.learningRate(),
        old.regularisation());
  }
}
