package io.riverprint.local.cli;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.schema.GateDecision;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.ReleaseNotes;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code riverprint models list}. */
@Command(
    name = "list",
    description = "One line a version: what it learnt from, how it was judged, what became of it.",
    mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
  private static final String LINE = "%-8s %-21s %7s %8s %7s  %-22s %s%n";

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ModelsFolder models = new ModelsFolder();

  @Override
  public Integer call() throws IOException {
    FolderRegistry registry = models.open();
    var out = spec.commandLine().getOut();
    out.printf(
        LINE, "version", "trained until", "churn", "category", "sku", "state", "space, decision");
    long latest = registry.latest().map(StoredRelease::version).orElse(0L);
    for (StoredRelease release : registry.versions()) {
      BundleManifest manifest = registry.manifest(release);
      ReleaseNotes notes = registry.notes(release.version());
      out.printf(
          LINE,
          release.version(),
          Instant.ofEpochMilli(manifest.trainedUntilMillis()),
          metric(manifest, "churnAuroc"),
          metric(manifest, "categoryAuroc"),
          metric(manifest, "skuAuroc"),
          state(release.version(), latest, manifest, notes),
          manifest.space() + reason(notes));
    }
    Optional<Long> pinned = registry.pin().version();
    if (pinned.isPresent()) {
      out.printf("Pinned to version %d: the trainer announces nothing.%n", pinned.get());
    }
    return ExitCode.OK;
  }

  private static String metric(BundleManifest manifest, String name) {
    Double value = manifest.metrics().get(name);
    return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String state(
      long version, long latest, BundleManifest manifest, ReleaseNotes notes) throws IOException {
    String restores = manifest.restores() == null ? "" : ", restores " + manifest.restores();
    if (version == latest) {
      return "latest" + restores;
    }
    if (notes.announced().isPresent()) {
      return "released" + restores;
    }
    Optional<GateDecision> decision = notes.decision();
    return (decision.isEmpty() ? "kept" : decision.get().released() ? "released" : "not released")
        + restores;
  }

  private static String reason(ReleaseNotes notes) throws IOException {
    return notes.decision().map(made -> "; " + made.reasons().get(0)).orElse("");
  }
}
