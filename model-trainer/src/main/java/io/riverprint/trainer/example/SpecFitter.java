package io.riverprint.trainer.example;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Limits;
import io.riverprint.core.feature.Normalizer;
import io.riverprint.core.feature.RowKind;
import io.riverprint.core.session.SessionRule;
import io.riverprint.core.user.UserEvent;
import io.riverprint.trainer.log.ProductProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits everything about features on the training part alone: catalogue, shop-wide statistics,
 * clusters, targets, and the normalizers on the raw rows which the serving code itself writes.
 *
 * @param sessionRule when sessions end
 * @param limits what is kept of a user
 * @param mostKeys how many URLs and queries get statistics of their own
 * @param mostRows of how many rows the normalizers are fitted; users are taken evenly
 * @param seed of the clusterings
 */
public record SpecFitter(
    SessionRule sessionRule, Limits limits, int mostKeys, int mostRows, long seed) {
  /** How many categories and SKUs are predicted: the challenge's 100. */
  public static final int TARGETS = 100;

  /** The paper's sessions, 50,000 URLs and queries, 200,000 rows. */
  public static SpecFitter standard(long seed, SessionRule sessionRule) {
    return new SpecFitter(sessionRule, Limits.DEFAULT, 50_000, 200_000, seed);
  }

  /** The fitted spec. */
  public FeatureSpec fit(List<ProductProperties> products, Histories part) {
    CatalogueFit fit = new CatalogueFit(products, seed);
    Catalogue catalogue = fit.catalogue();
    Tallies tallies = new Tallies(catalogue, fit.clusterCount, part.users(), mostKeys, seed);
    FeatureSpec raw = spec(catalogue, tallies, fit.priceEdges(), unfitted());
    return spec(catalogue, tallies, fit.priceEdges(), normalizers(raw, part));
  }

  private FeatureSpec spec(
      Catalogue catalogue, Tallies tallies, float[] priceEdges, Normalizer[] normalizers) {
    return new FeatureSpec(
        sessionRule,
        limits,
        catalogue,
        tallies.skus.stats(),
        tallies.categories.stats(),
        tallies.clusters.stats(),
        tallies.urlKeys,
        tallies.urls.stats(),
        tallies.queryKeys,
        tallies.queries.stats(),
        tallies.queryCentroids,
        tallies.queryClusters.stats(),
        priceEdges,
        normalizers,
        targets(tallies.categories, "category"),
        targets(tallies.skus, "SKU"));
  }

  /** Most bought; where nothing was bought, most often put in a cart. */
  private static int[] targets(KeyTally tally, String what) {
    int[] bought = tally.best(TARGETS, 0);
    int[] targets = bought.length > 0 ? bought : tally.best(TARGETS, 1);
    if (targets.length == 0) {
      throw new IllegalArgumentException(
          "training part: no "
              + what
              + " was bought or put in a cart; its head needs one; train on a longer window");
    }
    return targets;
  }

  private static Normalizer[] unfitted() {
    Normalizer[] none = new Normalizer[Columns.NORMALIZERS];
    Arrays.fill(none, Normalizer.NONE);
    return none;
  }

  private Normalizer[] normalizers(FeatureSpec raw, Histories part) {
    List<NormalizerFit> fits = fits();
    RowWalk walk = new RowWalk(raw);
    // Every nth user rather than the first ones, so that users of all ages are among them.
    int every = (int) Math.max(1, part.events() / mostRows);
    for (int u = 0; u < part.users().size(); u += every) {
      List<UserEvent> events = part.users().get(u).events();
      long end = events.get(events.size() - 1).atMillis();
      walk.rows(part.users().get(u), end, (kind, known, columns) -> add(fits, kind, columns));
    }
    return fits.stream().map(NormalizerFit::fit).toArray(Normalizer[]::new);
  }

  private static List<NormalizerFit> fits() {
    List<NormalizerFit> fits = new ArrayList<>();
    for (RowKind kind : RowKind.values()) {
      Columns.of(kind).forEach(column -> fits.add(new NormalizerFit(column.kind())));
    }
    return fits;
  }

  private static void add(List<NormalizerFit> fits, RowKind kind, float[] columns) {
    int from = Columns.normalizersFrom(kind);
    for (int i = 0; i < Columns.of(kind).size(); i++) {
      fits.get(from + i).add(columns[i]);
    }
  }
}
