package io.riverprint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

final class OptionFileTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "trainer.yaml");

  @TempDir private Path folder = Path.of("");

  private final StringWriter err = new StringWriter();

  @Test
  void theExampleIsAConfigurationOfTheTrainer() {
    ParseResult trainer = parsed("trainer", "--config", EXAMPLE.toString());

    assertThat(trainer.errors()).isEmpty();
    assertThat(value(trainer, "--bootstrap")).isEqualTo("broker-1:9092,broker-2:9092");
    assertThat(value(trainer, "--every")).isEqualTo(Duration.ofDays(7));
    assertThat(value(trainer, "--quick")).isEqualTo(false);
  }

  @Test
  void theCommandLineWinsWhereverItStands() throws IOException {
    String file = written("bootstrap: a:1", "models: /models", "seed: 3", "quick: true").toString();

    ParseResult before = parsed("trainer", "--seed", "4", "--config", file);
    ParseResult after = parsed("trainer", "--config=" + file, "--seed", "5");

    assertThat(value(before, "--seed")).isEqualTo(4L);
    assertThat(value(after, "--seed")).isEqualTo(5L);
    assertThat(value(after, "--quick")).isEqualTo(true);
    assertThat(value(before, "--models")).isEqualTo(Path.of("/models"));
  }

  @Test
  void everyUnknownKeyIsAnsweredWithTheOneThatIsMeant() throws IOException {
    Path file = written("bootstrap: a:1", "modles: x", "evry: 7d", "config: again");

    assertThat(run("trainer", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("--config " + file)
        .contains("unknown key modles, did you mean models?")
        .contains("unknown key evry, did you mean every?")
        .contains("unknown key config, needs one of");
  }

  @Test
  void aValueThatCannotBeIsNamedWithItsOption() throws IOException {
    Path file = written("bootstrap: a:1", "models: x", "preset: hybird");

    assertThat(run("trainer", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--preset").contains("did you mean hybrid?");
  }

  @Test
  void whatIsNeededIsNeededInTheFileOrBesideIt() throws IOException {
    Path file = written("every: 7d");

    assertThat(run("trainer", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--bootstrap").contains("--models");
  }

  @Test
  void aFileThatIsNotThereOrHoldsMoreThanValuesIsRefused() throws IOException {
    assertThat(run("trainer", "--config", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none: cannot be read, need a YAML file");

    Path nested = written("bootstrap: {host: a}");
    assertThat(run("trainer", "--config", nested.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("bootstrap holds {host=a}, needs one value");
  }

  private Path written(String... lines) throws IOException {
    return Files.writeString(folder.resolve("trainer.yaml"), String.join("\n", lines));
  }

  private static ParseResult parsed(String... args) {
    return Commands.commandLine().parseArgs(args).subcommand();
  }

  private static Object value(ParseResult verb, String option) {
    return verb.commandSpec().findOption(option).getValue();
  }

  private int run(String... args) {
    CommandLine line = Commands.commandLine();
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
