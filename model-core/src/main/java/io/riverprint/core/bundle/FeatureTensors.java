package io.riverprint.core.bundle;

import static io.riverprint.core.bundle.Tensors.ANY;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.KeyStats;
import io.riverprint.core.feature.Normalizer;

/** features.safetensors: the feature spec, with its scalars as small tensors. */
final class FeatureTensors {
  static final String NAME = "features.safetensors";
  private static final int PRODUCT_KINDS = 3;
  private static final String LAYOUT = "layout";

  private FeatureTensors() {}

  static TensorWriter write(FeatureSpec spec) {
    TensorWriter out = new TensorWriter();
    RuleTensors.write(out, spec.sessionRule(), spec.limits());
    write(out, spec.catalogue());
    write(out, "skuStats", spec.skuStats());
    write(out, "categoryStats", spec.categoryStats());
    write(out, "clusterStats", spec.clusterStats());
    write(out, "urlStats", spec.urlStats());
    write(out, "queryStats", spec.queryStats());
    write(out, "queryClusterStats", spec.queryClusterStats());
    write(out, spec.normalizers());
    out.longs(LAYOUT, new long[] {Columns.LAYOUT}, 1);
    return out.longs("urlKeys", spec.urlKeys(), spec.urlKeys().length)
        .longs("queryKeys", spec.queryKeys(), spec.queryKeys().length)
        .floats(
            "queryCentroids",
            spec.queryCentroids(),
            spec.queryCentroids().length / Catalogue.CODES,
            Catalogue.CODES)
        .floats("priceEdges", spec.priceEdges(), spec.priceEdges().length)
        .ints("targets.categories", spec.targetCategories(), spec.targetCategories().length)
        .ints("targets.skus", spec.targetSkus(), spec.targetSkus().length);
  }

  private static void write(TensorWriter out, Catalogue catalogue) {
    int n = catalogue.skus.length;
    out.strings("catalogue.skus", catalogue.skus)
        .strings("catalogue.categories", catalogue.categories)
        .ints("catalogue.categoryOfSku", catalogue.categoryOfSku, n)
        .ints("catalogue.priceOfSku", catalogue.priceOfSku, n)
        .ints("catalogue.clusterOfSku", catalogue.clusterOfSku, n)
        .bytes("catalogue.codesOfSku", catalogue.codesOfSku, n, Catalogue.CODES);
  }

  private static void write(TensorWriter out, String name, KeyStats stats) {
    out.floats(name + ".counts", stats.counts(), stats.size(), stats.kinds())
        .floats(name + ".entropies", stats.entropies(), stats.size())
        .flags(name + ".top", stats.top(), stats.size());
  }

  private static void write(TensorWriter out, Normalizer[] normalizers) {
    int n = normalizers.length;
    byte[] kinds = new byte[n];
    float[] numbers = new float[n * 3];
    for (int i = 0; i < n; i++) {
      kinds[i] = (byte) normalizers[i].kind().code();
      numbers[i * 3] = normalizers[i].lambda();
      numbers[i * 3 + 1] = normalizers[i].min();
      numbers[i * 3 + 2] = normalizers[i].max();
    }
    out.bytes("normalizers.kinds", kinds, n).floats("normalizers.lambdaMinMax", numbers, n, 3);
  }

  static FeatureSpec read(Tensors in) {
    requireLayout(in);
    FeatureSpec spec =
        new FeatureSpec(
            RuleTensors.sessionRule(in),
            RuleTensors.limits(in),
            catalogue(in),
            stats(in, "skuStats", PRODUCT_KINDS),
            stats(in, "categoryStats", PRODUCT_KINDS),
            stats(in, "clusterStats", PRODUCT_KINDS),
            in.longs("urlKeys", ANY),
            stats(in, "urlStats", 1),
            in.longs("queryKeys", ANY),
            stats(in, "queryStats", 1),
            in.floats("queryCentroids", ANY, Catalogue.CODES),
            stats(in, "queryClusterStats", 1),
            in.floats("priceEdges", ANY),
            normalizers(in),
            in.ints("targets.categories", ANY),
            in.ints("targets.skus", ANY));
    in.requireAllRead();
    return spec;
  }

  // Bundles made before layouts were named are of the first one, which is still this.
  private static void requireLayout(Tensors in) {
    if (in.has(LAYOUT)) {
      long layout = in.longs(LAYOUT, 1)[0];
      if (layout != Columns.LAYOUT) {
        throw new CorruptBundleException(
            in.where(),
            "features of layout " + Long.toHexString(layout),
            "layout " + Long.toHexString(Columns.LAYOUT) + " of this version",
            "train again with this version, or serve it with the Riverprint that made it",
            null);
      }
    }
  }

  private static Catalogue catalogue(Tensors in) {
    String[] skus = in.strings("catalogue.skus", ANY);
    return new Catalogue(
        skus,
        in.strings("catalogue.categories", ANY),
        in.ints("catalogue.categoryOfSku", skus.length),
        in.ints("catalogue.priceOfSku", skus.length),
        in.ints("catalogue.clusterOfSku", skus.length),
        in.bytes("catalogue.codesOfSku", skus.length, Catalogue.CODES));
  }

  private static KeyStats stats(Tensors in, String name, int kinds) {
    float[] entropies = in.floats(name + ".entropies", ANY);
    return new KeyStats(
        kinds,
        in.floats(name + ".counts", entropies.length, kinds),
        entropies,
        in.flags(name + ".top", entropies.length));
  }

  private static Normalizer[] normalizers(Tensors in) {
    byte[] kinds = in.bytes("normalizers.kinds", ANY);
    float[] numbers = in.floats("normalizers.lambdaMinMax", kinds.length, 3);
    Normalizer[] normalizers = new Normalizer[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      normalizers[i] =
          new Normalizer(
              kind(in, kinds[i]), numbers[i * 3], numbers[i * 3 + 1], numbers[i * 3 + 2]);
    }
    return normalizers;
  }

  private static Normalizer.Kind kind(Tensors in, int code) {
    try {
      return Normalizer.Kind.of(code);
    } catch (IllegalArgumentException e) {
      throw Require.inconsistent(in.where(), "normalizer kind " + code, "0 to 3");
    }
  }
}
