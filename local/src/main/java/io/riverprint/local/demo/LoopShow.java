package io.riverprint.local.demo;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the loop did, at the end: a line for each release, and figures for the report. */
final class LoopShow {
  private static final String[] HEADS = {"churn", "category", "sku"};

  private final LoopTimes times;
  private final LoopAccounts accounts;
  private final Narrator narrator;

  LoopShow(LoopTimes times, LoopAccounts accounts, Narrator narrator) {
    this.times = times;
    this.accounts = accounts;
    this.narrator = narrator;
  }

  /**
   * Judges the profiles that were sent, tells, and gives the figures.
   *
   * @param models registry's folder
   * @param endMillis up to when the shop was fed
   */
  Map<String, Object> end(
      String bootstrap, EventLog log, Path models, long endMillis, long horizonMillis)
      throws IOException {
    Map<Long, Map<String, Double>> judged =
        LiveQuality.of(
            bootstrap, log, releases(models), times.liveFromMillis(), endMillis, horizonMillis);
    narrator.step(
        "Releases",
        "AUROC of the profiles sent live whose %.1f days are over, as listed in them:",
        horizonMillis / 86_400_000.0);
    narrator.more(
        "%-8s %-24s %6s %9s %6s %9s  %s",
        "release", "from", "churn", "category", "SKU", "profiles", "why");
    line(1, "the beginning", judged, "first model");
    accounts
        .decision()
        .filter(decision -> accounts.swapped())
        .ifPresent(
            decision ->
                line(
                    decision.candidateVersion(),
                    Instant.ofEpochMilli(times.swapMillis()).toString(),
                    judged,
                    why(decision)));
    return figures(judged);
  }

  private String why(GateDecision decision) {
    String asked = accounts.request().map(RetrainRequest::reason).map(Enum::name).orElse("");
    return asked.toLowerCase(Locale.ROOT)
        + (accounts.byHand() ? "; the gate refused it, promoted by hand" : "; passed the gate")
        + (decision.figures().containsKey("sum.difference")
            ? String.format(Locale.ROOT, " (sum %+.3f)", decision.figures().get("sum.difference"))
            : "");
  }

  private void line(long release, String from, Map<Long, Map<String, Double>> judged, String why) {
    Map<String, Double> figures = judged.getOrDefault(release, Map.of());
    narrator.more(
        "%-8d %-24s %6s %9s %6s %9s  %s",
        release,
        from,
        auroc(figures, "churnAuroc"),
        auroc(figures, "categoryAuroc"),
        auroc(figures, "skuAuroc"),
        String.format(Locale.ROOT, "%,.0f", figures.getOrDefault("judgedProfiles", 0.0)),
        why);
  }

  private static String auroc(Map<String, Double> figures, String name) {
    Double value = figures.get(name);
    return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private Map<String, Object> figures(Map<Long, Map<String, Double>> judged) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("requests", accounts.request().isPresent() ? 1 : 0);
    figures.put("trainings", 1 + accounts.trainings());
    figures.put("decisions", accounts.decision().isPresent() ? 1 : 0);
    figures.put(
        "gatePassed", accounts.decision().filter(GateDecision::released).isPresent() ? 1 : 0);
    judged.forEach(
        (release, metrics) -> {
          for (String head : HEADS) {
            Double value = metrics.get(head + "Auroc");
            if (value != null) {
              figures.put("release" + release + upper(head) + "Auroc", value);
            }
          }
        });
    return figures;
  }

  private static String upper(String head) {
    return head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1);
  }

  private static Map<Long, FeatureSpec> releases(Path models) throws IOException {
    FolderRegistry registry = new FolderRegistry(models);
    Map<Long, FeatureSpec> specs = new TreeMap<>();
    for (StoredRelease kept : registry.versions()) {
      specs.put(kept.version(), Objects.requireNonNull(registry.read(kept)).features());
    }
    return specs;
  }
}
