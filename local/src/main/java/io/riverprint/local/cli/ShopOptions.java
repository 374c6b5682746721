package io.riverprint.local.cli;

import io.riverprint.local.sim.ShopSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a made-up shop differs from one that follows the challenge's figures. */
final class ShopOptions {
  @Option(
      names = "--activity",
      paramLabel = "F",
      description = "Times the sessions of a user; ${DEFAULT-VALUE} fits the challenge.")
  private double activity = 1;

  @Option(
      names = "--product",
      paramLabel = "F",
      description = "Times the chance that a session buys; ${DEFAULT-VALUE} fits the challenge.")
  private double product = 1;

  @Option(
      names = "--skus",
      paramLabel = "N",
      description = "SKUs; 0.87 a user, as in the challenge, if not given.")
  private @Nullable Integer skus;

  @Option(
      names = "--categories",
      paramLabel = "N",
      description = "Categories; one of 188 SKUs, as in the challenge, if not given.")
  private @Nullable Integer categories;

  @Option(
      names = "--passers",
      paramLabel = "SHARE",
      description = "Share of users who see one page and never come again; 0.41 if not given.")
  private @Nullable Double passers;

  ShopSpec applied(ShopSpec like) {
    ShopSpec dense = like.withDensity(activity, product);
    ShopSpec crowd =
        passers == null ? dense : dense.withCrowd(passers, Math.min(like.botShare(), 1 - passers));
    if (skus == null && categories == null) {
      return crowd;
    }
    return crowd.withCatalogue(
        skus == null ? like.catalogueSize() : skus,
        categories == null ? like.categories() : categories,
        like.driftPerWeek(),
        like.newItemShare());
  }
}
