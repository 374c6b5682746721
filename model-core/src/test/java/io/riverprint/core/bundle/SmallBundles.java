package io.riverprint.core.bundle;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.KeyStats;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.feature.Limits;
import io.riverprint.core.feature.Normalizer;
import io.riverprint.core.feature.RowKind;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.SpaceMap;
import io.riverprint.core.propensity.HeadMix;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.propensity.Recency;
import io.riverprint.core.session.SessionRule;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Valid little bundles for tests: a shop of six SKUs in three categories, a network 64 to 16 to 8.
 * Equal arguments give equal bundles; other seeds give other weights, in another space.
 */
public final class SmallBundles {
  public static final List<String> SKUS = List.of("101", "102", "103", "104", "105", "Ärmel ☂");
  public static final List<String> CATEGORIES = List.of("7", "8", "9");
  public static final List<String> URLS = List.of("11", "12", "13", "14");
  public static final List<String> QUERIES = List.of("q1", "q2", "q3");
  public static final long TRAINED_UNTIL = 1_700_000_000_000L;

  private SmallBundles() {}

  /** A bundle whose digests are not filled in: {@link BundleWriter} does that. */
  public static ModelBundle make(long version, long seed) {
    FeatureSpec features = features(seed);
    NetworkWeights network =
        SmallNetworks.make(seed, features.targetCategories().length, features.targetSkus().length);
    return make(version, seed, features, network);
  }

  /**
   * What the factors lane makes of a bundle: other item factors, no more.
   *
   * @param seed that the bundle was made with
   */
  public static ModelBundle otherFactors(ModelBundle older, long version, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 31 * version);
    return new ModelBundle(
            manifest(version, seed, older.network()),
            older.features(),
            older.network(),
            factors(SKUS.size(), 5, random),
            factors(CATEGORIES.size(), 4, random),
            older.probes())
        .with(older.propensity());
  }

  /** The same with four encoders: two linear, and two generations of one with attention. */
  public static ModelBundle hybrid(long version, long seed) {
    FeatureSpec features = features(seed);
    NetworkWeights network =
        SmallNetworks.hybrid(
            seed, features.targetCategories().length, features.targetSkus().length);
    return make(version, seed, features, network);
  }

  /** The same as {@link #make}, with a map that swaps coordinates and turns some round. */
  public static ModelBundle aligned(long version, long seed) {
    ModelBundle bundle = make(version, seed);
    int width = bundle.network().spec().embeddingWidth();
    float[] matrix = new float[width * width];
    for (int k = 0; k < width; k++) {
      matrix[k * width + (k + 1) % width] = k % 2 == 0 ? 1 : -1;
    }
    return bundle.aligned(
        new Alignment("space-1", version - 1, 500, 0.93, 0.31, 0.5), new SpaceMap(width, matrix));
  }

  /** The same as {@link #make}, with heads that are mixed with what is counted. */
  public static ModelBundle mixed(long version, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 2);
    PropensityModel model =
        new PropensityModel(
            SmallNetworks.random(random, Recency.WIDTH, 0.2),
            SmallNetworks.random(random, Recency.WIDTH, 0.2),
            new HeadMix(0.1f, 0.8f, -0.9f, 0, 0),
            new HeadMix(-0.2f, 0.7f, 0.6f, 0.9f, 0.3f),
            new HeadMix(-0.3f, 0.5f, 0.4f, 1.1f, 0.2f),
            new float[] {0.5f, 0.25f, 0.125f},
            new float[] {0.75f, 0, 0.0625f},
            new long[] {PropensityModel.hintKey(visit(URLS.get(1)))},
            new int[] {2});
    return make(version, seed).with(model);
  }

  private static UserEvent visit(String url) {
    return UserEvents.of(
        new BehaviorEvent("u", null, 0, EventType.PAGE_VISIT, null, url, null, null, 0));
  }

  private static ModelBundle make(
      long version, long seed, FeatureSpec features, NetworkWeights network) {
    Probes probes = ProbeMaker.make(network, new HeapBackend(network), seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    return new ModelBundle(
        manifest(version, seed, network),
        features,
        network,
        factors(SKUS.size(), 5, random),
        factors(CATEGORIES.size(), 4, random),
        probes);
  }

  private static BundleManifest manifest(long version, long seed, NetworkWeights network) {
    return new BundleManifest(
        BundleManifest.FORMAT,
        version,
        version == 1 ? null : version - 1,
        "small-" + seed,
        TRAINED_UNTIL - 86_400_000,
        TRAINED_UNTIL,
        1_209_600_000,
        network.spec().encoders(),
        network.spec().encoders().size() > 1,
        Map.of(),
        Map.of("events/0", "0-1234", "events/1", "17-1999"),
        Map.of("churnAuroc", 0.625, "skuNovelty", 0.99));
  }

  private static FeatureSpec features(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int queryClusters = 2;
    return new FeatureSpec(
        SessionRule.PAPER,
        Limits.DEFAULT,
        catalogue(),
        stats(SKUS.size(), 3, random),
        stats(CATEGORIES.size(), 3, random),
        stats(2, 3, random),
        keys(URLS),
        stats(URLS.size(), 1, random),
        keys(QUERIES),
        stats(QUERIES.size(), 1, random),
        SmallNetworks.random(random, queryClusters * Catalogue.CODES, 255),
        stats(queryClusters, 1, random),
        new float[] {1.5f, 9.99f, 100},
        normalizers(),
        new int[] {2, 0},
        new int[] {4, 1, 3});
  }

  private static Catalogue catalogue() {
    byte[] codes = new byte[SKUS.size() * Catalogue.CODES];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (i * 37);
    }
    return new Catalogue(
        SKUS.toArray(String[]::new),
        CATEGORIES.toArray(String[]::new),
        new int[] {0, 0, 1, 1, 2, Catalogue.UNKNOWN},
        new int[] {10, 20, 30, 99, 0, Catalogue.UNKNOWN},
        new int[] {0, 1, 0, 1, 1, Catalogue.UNKNOWN},
        codes);
  }

  private static KeyStats stats(int size, int kinds, SplittableRandom random) {
    float[] counts = new float[size * kinds];
    float[] entropies = new float[size];
    boolean[] top = new boolean[size];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = random.nextInt(1, 500);
    }
    for (int i = 0; i < size; i++) {
      entropies[i] = (float) (random.nextDouble() * 8);
      top[i] = i % 2 == 0;
    }
    return new KeyStats(kinds, counts, entropies, top);
  }

  private static long[] keys(List<String> names) {
    return names.stream().mapToLong(Keys::of).toArray();
  }

  private static Normalizer[] normalizers() {
    Normalizer[] normalizers = new Normalizer[Columns.NORMALIZERS];
    for (RowKind kind : RowKind.values()) {
      int at = Columns.normalizersFrom(kind);
      for (Columns.Column column : Columns.of(kind)) {
        normalizers[at++] = normalizer(column.kind());
      }
    }
    return normalizers;
  }

  private static Normalizer normalizer(Normalizer.Kind kind) {
    return kind == Normalizer.Kind.NONE ? Normalizer.NONE : new Normalizer(kind, 0.5f, 0, 600);
  }

  private static ItemFactors factors(int size, int width, SplittableRandom random) {
    float[] shares = new float[size];
    for (int i = 0; i < size; i++) {
      shares[i] = (float) (i + 1) / size;
    }
    return new ItemFactors(
        width,
        size,
        SmallNetworks.random(random, size * width, 0.1),
        SmallNetworks.random(random, size, 0.1),
        shares,
        0.05f,
        0.01f);
  }
}
