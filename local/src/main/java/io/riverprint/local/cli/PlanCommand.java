package io.riverprint.local.cli;

import io.riverprint.local.plan.Plan;
import io.riverprint.local.plan.PlanRequest;
import io.riverprint.local.plan.PlanText;
import io.riverprint.trainer.neural.Preset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint plan}: what to put into a cluster. */
@Command(
    name = "plan",
    description = "Says what a cluster must have: slots, memory, disk, checkpoints, Kafka, GPU.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--users", required = true, paramLabel = "N", description = "Users known.")
  private long users;

  @Option(
      names = "--events-per-second",
      required = true,
      paramLabel = "R",
      description = "At the busiest time of the day.")
  private double eventsPerSecond;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      converter = PresetConverter.class,
      completionCandidates = PresetConverter.Names.class,
      description = "Network that serves: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
  private Preset preset = Preset.COMPACT;

  @Override
  public Integer call() {
    PlanRequest request = new PlanRequest(users, eventsPerSecond, preset);
    List<Problem> problems = request.problems().stream().map(Problem::new).toList();
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), Problem.join(problems));
    }
    spec.commandLine().getOut().print(PlanText.of(request, Plan.of(request)));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
