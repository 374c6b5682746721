package io.riverprint.local.cli;

import io.riverprint.local.show.Progress;
import io.riverprint.local.sim.ShopSpec;
import io.riverprint.local.sim.ShopWriter;
import io.riverprint.trainer.challenge.ChallengeSplit;
import io.riverprint.trainer.log.UnreadableLogException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint simulate}: a made-up shop as a folder of files. */
@Command(
    name = "simulate",
    description = {
      "Makes up a shop, and writes its events in the challenge's layout (Parquet), with the truth"
          + " beside them: what each user was going to buy. A shop of 29 days or more also gets input/"
          + " and target/, on which the organisers' pipeline runs.",
      "The same seed gives the same shop."
    },
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--users", paramLabel = "N", description = "Users; ${DEFAULT-VALUE}.")
  private int users = 10_000;

  @Option(names = "--days", paramLabel = "D", description = "Days; ${DEFAULT-VALUE}.")
  private int days = 60;

  @Option(names = "--seed", paramLabel = "S", description = "What chance is; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private final ShopOptions options = new ShopOptions();

  @Option(
      names = "--drift",
      paramLabel = "X",
      description =
          "How much tastes, catalogue and prices change while it is watched, 0 to 3;"
              + " ${DEFAULT-VALUE}.")
  private double drift = 0;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; those of the same names are replaced.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    ShopSpec shop = shop();
    long events;
    try (Progress progress = Progress.of("Simulating", days)) {
      events = new ShopWriter(shop, (done, all, written) -> progress.to(done)).write(out);
    }
    PrintWriter words = spec.commandLine().getOut();
    words.printf("%,d events of %,d users over %d days are in %s%n", events, users, days, out);
    words.println(split());
    return ExitCode.OK;
  }

  /** A shop too short for the challenge's windows is a shop all the same. */
  private String split() {
    try {
      ChallengeSplit.Summary made = new ChallengeSplit(out, ChallengeSplit.CHALLENGE_DAYS).write();
      return "input/ ends before %s; %,d relevant clients, %,d of them bought before"
          .formatted(
              Instant.ofEpochMilli(made.trainFromMillis()),
              made.relevantClients(),
              made.activeClients());
    } catch (UnreadableLogException e) {
      return "No input/ and target/ for the organisers' pipeline: " + e.getMessage();
    }
  }

  private ShopSpec shop() {
    try {
      return options.applied(ShopSpec.of(users, days, seed)).withDrift(drift);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
