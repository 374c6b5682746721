package io.riverprint.local.cli;

import io.riverprint.core.bundle.Alignment;
import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.ModelRelease;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.ReleaseNotes;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code riverprint models show}. */
@Command(
    name = "show",
    description = "All that is known of one version, and of the decision on it.",
    mixinStandardHelpOptions = true)
final class ModelsShowCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ModelsFolder models = new ModelsFolder();

  @Parameters(index = "0", paramLabel = "N", description = "The version.")
  private long version;

  @Override
  public Integer call() throws IOException {
    FolderRegistry registry = models.open();
    StoredRelease release = models.find(registry, version);
    PrintWriter out = spec.commandLine().getOut();
    manifest(out, release, registry.manifest(release));
    notes(out, registry.notes(version));
    return ExitCode.OK;
  }

  private static void manifest(PrintWriter out, StoredRelease release, BundleManifest m) {
    out.printf("Version %d in %s%n", m.version(), release.location());
    out.printf("  digest of its manifest  %s%n", release.manifestSha256());
    out.printf("  trained from            %s%n", m.parent() == null ? "nothing" : m.parent());
    if (m.restores() != null) {
      out.printf("  restores                %s%n", m.restores());
    }
    out.printf(
        "  events                  %s to %s%n",
        Instant.ofEpochMilli(m.trainedFromMillis()), Instant.ofEpochMilli(m.trainedUntilMillis()));
    out.printf("  looks ahead             %s%n", Duration.ofMillis(m.horizonMillis()));
    m.encoders()
        .forEach(
            encoder ->
                out.printf(
                    "  encoder                 %s, %d to %d%n",
                    encoder.name(), encoder.hiddenWidth(), encoder.embeddingWidth()));
    out.printf("  space                   %s%n", m.space());
    Alignment map = m.alignment();
    if (map != null) {
      out.printf(
          Locale.ROOT,
          "  mapped to               %s by way of version %d, %d anchors: cosine %.4f, error %.4f, from"
              + " the oldest %.4f at most%n",
          map.space(),
          map.predecessor(),
          map.anchors(),
          map.cosine(),
          map.relativeError(),
          map.errorFromOldest());
    }
    new TreeMap<>(m.metrics())
        .forEach((name, value) -> out.printf(Locale.ROOT, "  %-23s %.4f%n", name, value));
    new TreeMap<>(m.source())
        .forEach((name, value) -> out.printf("  source %s: %s%n", name, value));
  }

  private static void notes(PrintWriter out, ReleaseNotes notes) throws IOException {
    var announced = notes.announced();
    if (announced.isPresent()) {
      long from = announced.get().effectiveFromMillis();
      out.printf(
          "Announced, to serve %s%n",
          from == ModelRelease.FROM_THE_BEGINNING
              ? "all events"
              : "from event time " + Instant.ofEpochMilli(from) + " on");
    }
    var decision = notes.decision();
    if (decision.isPresent()) {
      decision(out, decision.get());
    }
  }

  private static void decision(PrintWriter out, GateDecision made) {
    out.printf(
        "Decision on request %s: %s, against version %d%n",
        made.requestId(), made.released() ? "released" : "not released", made.incumbentVersion());
    made.reasons().forEach(reason -> out.printf("  %s%n", reason));
    made.figures()
        .forEach((name, value) -> out.printf(Locale.ROOT, "  %-27s %+.5f%n", name, value));
  }
}
