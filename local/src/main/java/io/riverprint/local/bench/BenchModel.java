package io.riverprint.local.bench;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.ProbeMaker;
import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.KeyStats;
import io.riverprint.core.feature.Limits;
import io.riverprint.core.feature.Normalizer;
import io.riverprint.core.feature.RowKind;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.propensity.HeadMix;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.propensity.Recency;
import io.riverprint.core.session.SessionRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A model of full size with drawn weights: speed does not depend on what a network has learnt. GRU
 * 64 to 256, embedding 128, heads 1 + 100 + 100, factors of 32; 2,000 SKUs in 100 categories.
 */
final class BenchModel {
  static final int SKUS = 2_000;
  private static final int CATEGORIES = 100;
  private static final int CLUSTERS = 100;
  private static final int TARGETS = 100;
  private static final int HIDDEN = 256;
  private static final int EMBEDDING = 128;
  private static final int FACTORS = 32;

  private final SplittableRandom random;

  private BenchModel(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The bundle of release 1. */
  static ModelBundle make(long seed) {
    return new BenchModel(seed).bundle(seed);
  }

  /** The bundle of another release, with other weights. */
  static ModelBundle make(long seed, long version) {
    return numbered(make(seed + version), version);
  }

  /** The bundle of another release as the factors lane makes it: other item factors, no more. */
  static ModelBundle factors(long seed, long version) {
    ModelBundle first = make(seed);
    BenchModel drawn = new BenchModel(seed + version);
    return numbered(
        new ModelBundle(
                first.manifest(),
                first.features(),
                first.network(),
                drawn.factors(SKUS),
                drawn.factors(CATEGORIES),
                first.probes())
            .with(first.propensity()),
        version);
  }

  private static ModelBundle numbered(ModelBundle bundle, long version) {
    BundleManifest manifest = bundle.manifest();
    return bundle.with(
        new BundleManifest(
            manifest.format(),
            version,
            null,
            manifest.space(),
            0,
            0,
            manifest.horizonMillis(),
            manifest.encoders(),
            false,
            Map.of(),
            Map.of(),
            Map.of()));
  }

  private ModelBundle bundle(long seed) {
    NetworkWeights network = network();
    ModelBundle alone =
        new ModelBundle(
            new BundleManifest(
                BundleManifest.FORMAT,
                1,
                null,
                "bench",
                0,
                0,
                1,
                network.spec().encoders(),
                false,
                Map.of(),
                Map.of(),
                Map.of()),
            features(),
            network,
            factors(SKUS),
            factors(CATEGORIES),
            ProbeMaker.make(network, new HeapBackend(network), seed));
    return alone.with(propensity());
  }

  private PropensityModel propensity() {
    HeadMix mix = new HeadMix(0.5f, 0.5f, 0.8f, 1, 0.2f);
    return new PropensityModel(
        drawn(Recency.WIDTH, 0.1f),
        drawn(Recency.WIDTH, 0.1f),
        mix,
        mix,
        mix,
        shares(CATEGORIES),
        shares(TARGETS),
        new long[0],
        new int[0]);
  }

  private static float[] shares(int items) {
    float[] shares = new float[items];
    Arrays.fill(shares, 1f / items);
    return shares;
  }

  private NetworkWeights network() {
    EncoderSpec spec =
        EncoderSpec.alone(
            "compact",
            HIDDEN,
            new ReadoutSpec.Linear(),
            EMBEDDING,
            List.of(
                new HeadSpec(HeadSpec.CHURN, List.of(), 1),
                new HeadSpec(HeadSpec.CATEGORY, List.of(), TARGETS),
                new HeadSpec(HeadSpec.SKU, List.of(), TARGETS)));
    List<List<Dense>> heads = new ArrayList<>();
    for (HeadSpec head : spec.heads()) {
      heads.add(List.of(dense(EMBEDDING, head.outputs())));
    }
    Dense embedding = dense(HIDDEN + AgeFeatures.WIDTH, EMBEDDING);
    return new NetworkWeights(
        new NetworkSpec(Columns.INPUT_WIDTH, List.of(spec)),
        List.of(new EncoderWeights(gru(), null, null, embedding, heads)));
  }

  private GruWeights gru() {
    return new GruWeights(
        Columns.INPUT_WIDTH,
        HIDDEN,
        drawn(3 * HIDDEN * Columns.INPUT_WIDTH, 1f / 16),
        drawn(3 * HIDDEN * HIDDEN, 1f / 16),
        drawn(3 * HIDDEN, 1f / 16),
        drawn(3 * HIDDEN, 1f / 16));
  }

  private Dense dense(int inputs, int outputs) {
    return new Dense(inputs, outputs, drawn(inputs * outputs, 0.1f), drawn(outputs, 0.1f));
  }

  private ItemFactors factors(int size) {
    float[] popularity = new float[size];
    for (int i = 0; i < size; i++) {
      popularity[i] = (i + 1f) / size;
    }
    return new ItemFactors(
        FACTORS, size, drawn(size * FACTORS, 0.2f), drawn(size, 0.2f), popularity, 0.05f, 0.01f);
  }

  private FeatureSpec features() {
    return new FeatureSpec(
        SessionRule.PAPER,
        Limits.DEFAULT,
        catalogue(),
        stats(SKUS, 3),
        stats(CATEGORIES, 3),
        stats(CLUSTERS, 3),
        new long[0],
        stats(0, 1),
        new long[0],
        stats(0, 1),
        drawn(CLUSTERS * Catalogue.CODES, 255),
        stats(CLUSTERS, 1),
        new float[0],
        normalizers(),
        IntStream.range(0, TARGETS).toArray(),
        IntStream.range(0, TARGETS).toArray());
  }

  private Catalogue catalogue() {
    byte[] codes = new byte[SKUS * Catalogue.CODES];
    random.nextBytes(codes);
    return new Catalogue(
        names(SKUS),
        names(CATEGORIES),
        random.ints(SKUS, 0, CATEGORIES).toArray(),
        random.ints(SKUS, 0, 100).toArray(),
        random.ints(SKUS, 0, CLUSTERS).toArray(),
        codes);
  }

  private static String[] names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Integer.toString(1000 + i))
        .toArray(String[]::new);
  }

  private KeyStats stats(int keys, int kinds) {
    float[] counts = new float[keys * kinds];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = random.nextInt(3000);
    }
    float[] entropies = drawn(keys, 8);
    boolean[] top = new boolean[keys];
    Arrays.fill(top, 0, Math.min(keys, 150), true);
    return new KeyStats(kinds, counts, entropies, top);
  }

  private static Normalizer[] normalizers() {
    Normalizer[] normalizers = new Normalizer[Columns.NORMALIZERS];
    for (RowKind kind : RowKind.values()) {
      int at = Columns.normalizersFrom(kind);
      for (Columns.Column column : Columns.of(kind)) {
        normalizers[at++] = new Normalizer(column.kind(), -0.2f, 0, 3000);
      }
    }
    return normalizers;
  }

  private float[] drawn(int count, float most) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (random.nextFloat() * 2 - 1) * most;
    }
    return values;
  }
}
