package io.riverprint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpIsASuccess() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("profiles");
  }

  @Test
  void everyVerbHasHelp() {
    for (String verb : Commands.commandLine().getSubcommands().keySet()) {
      assertThat(run(verb, "--help")).as(verb).isZero();
    }
  }

  @Test
  void anUnknownVerbIsAnsweredWithTheOneThatIsMeant() {
    assertThat(run("profile")).isEqualTo(2);
    assertThat(err.toString()).contains("'profile'").contains("did you mean").contains("profiles");
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheOneThatIsMeant() {
    assertThat(run("profiles", "--bootstrap", "localhost:1", "--usr", "7")).isEqualTo(2);
    assertThat(err.toString()).contains("--usr").contains("--user");
  }

  @Test
  void anUnknownPresetIsAnsweredWithTheOneThatIsMeant() {
    assertThat(run("train", "--out", "x", "--events", "y", "--preset", "hybird")).isEqualTo(2);
    assertThat(err.toString()).contains("'hybird'").contains("did you mean hybrid?");
  }

  @Test
  void helpOfTrainNamesThePresets() {
    assertThat(run("train", "--help")).isZero();
    assertThat(out.toString()).contains("mtl-propensity").contains("hybrid");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(run("profiles", "--jsn", "--folow")).isEqualTo(2);
    assertThat(err.toString()).contains("--jsn").contains("--folow").contains("--bootstrap");
  }

  @Test
  void noVerbIsWrongUsage() {
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void aFailureIsOneMessageWithoutAStackTrace() {
    assertThat(run("profiles", "--bootstrap", "no-port")).isEqualTo(1);
    assertThat(err.toString()).contains("no-port").doesNotContain("\tat ");
  }

  @Test
  void debugTellsWhereAFailureArose() {
    assertThat(run("profiles", "--debug", "--bootstrap", "no-port")).isEqualTo(1);
    assertThat(err.toString()).contains("\tat io.riverprint");
  }

  private int run(String... args) {
    CommandLine line = Commands.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
