package io.riverprint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** Commands in the deployment's files and in the runbook are commands of this program. */
final class WrittenCommandsTest {
  private static final Path ROOT = Path.of("..");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern OURS = Pattern.compile("(?m)(?:^ *|`)\\./riverprint ([^`\n]+)");
  private static final Pattern IN_SHELL =
      Pattern.compile("/opt/riverprint/bin/riverprint ([^\n]+)");
  private static final Pattern FILES =
      Pattern.compile("(?:docker|k8s)/[a-zA-Z/-]+(?:\\.[a-zA-Z]+)?");

  // Where the pod sees the options of the trainer, and where they are written.
  private static final String MOUNTED = "/riverprint/config/";
  private static final String LIES = ROOT.resolve("k8s/components/trainer") + "/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "components/trainer/deployment",
        "tasks/train",
        "tasks/rollback",
        "tasks/list",
      })
  void argumentsOfPodsAreUnderstood(String file) throws IOException {
    JsonNode arguments =
        YAML.readTree(ROOT.resolve("k8s/" + file + ".yaml").toFile())
            .at("/spec/template/spec/containers/0/args");

    requireUnderstood(
        StreamSupport.stream(arguments.spliterator(), false)
            .map(argument -> argument.asText().replace(MOUNTED, LIES))
            .toList());
  }

  @Test
  void theCronJobsCommandIsUnderstood() throws IOException {
    String shell =
        YAML.readTree(ROOT.resolve("k8s/components/trainer-cronjob/cron-job.yaml").toFile())
            .at("/spec/jobTemplate/spec/template/spec/containers/0/args/0")
            .asText();
    // What the shell makes of it.
    String made =
        shell
            .replaceAll("\"\\$\\(date .*\\)\"", "2030-01-01T00:00:00Z")
            .replace("\"$BOOTSTRAP\"", "b:9092");

    var command = IN_SHELL.matcher(made);
    assertThat(command.find()).isTrue();
    requireUnderstood(List.of(command.group(1).trim().split(" +")));
  }

  @Test
  void commandsOfTheRunbookAreUnderstood() throws IOException {
    List<String> commands = new ArrayList<>();
    OURS.matcher(runbook()).results().forEach(one -> commands.add(one.group(1).trim()));

    assertThat(commands).hasSizeGreaterThan(5);
    commands.forEach(one -> requireUnderstood(List.of(one.replace(" N", " 3").split(" +"))));
  }

  @Test
  void filesOfTheRunbookExist() throws IOException {
    List<String> files = new ArrayList<>();
    FILES.matcher(runbook()).results().forEach(one -> files.add(one.group()));

    assertThat(files)
        .hasSizeGreaterThan(5)
        .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
  }

  private static String runbook() throws IOException {
    return Files.readString(ROOT.resolve("docs/runbook.md"));
  }

  private static void requireUnderstood(List<String> arguments) {
    ParseResult parsed = Commands.commandLine().parseArgs(arguments.toArray(String[]::new));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
      assertThat(parsed.errors()).as(String.join(" ", arguments)).isEmpty();
      assertThat(parsed.unmatched()).as(String.join(" ", arguments)).isEmpty();
    }
  }
}
