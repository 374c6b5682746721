package io.riverprint.local.cli;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.torch.Backends;
import io.riverprint.trainer.baseline.ClientOrder;
import io.riverprint.trainer.challenge.ChallengeFolder;
import io.riverprint.trainer.challenge.Embeddings;
import io.riverprint.trainer.challenge.SubmissionWriter;
import io.riverprint.trainer.evaluate.Embedder;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.UserHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code riverprint export}: the vectors of all users as of an instant, as the challenge takes
 * them.
 */
@Command(
    name = "export",
    description = {
      "Writes client_ids.npy and embeddings.npy as the challenge's validator demands: the profiles'",
      "vectors as of an instant, of the folder's relevant clients if it names them, else of all users."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final LogSource source = new LogSource();

  @Option(
      names = "--until",
      required = true,
      paramLabel = "T",
      description = "As of when: what happened before it is known.")
  private Instant until = Instant.EPOCH;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FOLDER",
      description = "A bundle's folder, such as MODELS/release-1.")
  private Path model = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws Exception {
    ModelBundle bundle = BundleReader.read(model, BundleReader.manifestDigest(model));
    List<UserHistory> users = users(Histories.read(source.open(), until.toEpochMilli()).users());
    Embeddings embeddings = embeddings(bundle, users);
    SubmissionWriter.write(out, embeddings);
    spec.commandLine()
        .getOut()
        .printf("%,d clients, vectors of %d, in %s%n", users.size(), embeddings.width(), out);
    return ExitCode.OK;
  }

  /**
   * The challenge's relevant clients where the folder names them, else all there are; ascending.
   */
  private List<UserHistory> users(List<UserHistory> seen) {
    Map<String, UserHistory> byId = new TreeMap<>(ClientOrder.ASCENDING);
    Path folder = source.folder().orElse(null);
    if (folder != null && Files.isDirectory(folder.resolve("input"))) {
      for (long id : ChallengeFolder.open(folder).relevantClients()) {
        String name = Long.toString(id);
        byId.put(name, new UserHistory(name, List.of()));
      }
      seen.forEach(user -> byId.computeIfPresent(user.userId(), (id, none) -> user));
    } else {
      seen.forEach(user -> byId.put(user.userId(), user));
    }
    return List.copyOf(byId.values());
  }

  private Embeddings embeddings(ModelBundle bundle, List<UserHistory> users) {
    List<String> names = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    try (Backend backend = Backends.open("auto", "auto", bundle.network())) {
      new Embedder(bundle, backend, List.of(), List.of())
          .at(
              users,
              until.toEpochMilli() - 1,
              user -> {
                names.add(user.userId());
                rows.add(user.embedding());
              });
    }
    return new Embeddings(
        "release " + bundle.manifest().version(), names, rows.toArray(float[][]::new));
  }
}
