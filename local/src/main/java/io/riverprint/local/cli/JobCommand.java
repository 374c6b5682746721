package io.riverprint.local.cli;

import io.riverprint.job.ProfileJob;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code riverprint job}: the real thing, on the user's Kafka. */
@Command(
    name = "job",
    description = {
      "Runs the job against your Kafka, in a Flink of this process; on a cluster submit its jar.",
      "Takes --config FILE (YAML) and any number of --KEY VALUE, which win over the file. Keys are"
          + " the job's (profile.kafka.bootstrap-servers is needed) and Flink's."
    },
    mixinStandardHelpOptions = true)
final class JobCommand implements Callable<Integer> {

  @Parameters(paramLabel = "--config FILE | --KEY VALUE", arity = "0..*")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    ProfileJob.main(arguments.toArray(String[]::new));
    return ExitCode.OK;
  }
}
