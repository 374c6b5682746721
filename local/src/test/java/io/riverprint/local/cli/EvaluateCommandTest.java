package io.riverprint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riverprint.trainer.challenge.ChallengeFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EvaluateCommandTest {
  private final StringWriter out = new StringWriter();

  @TempDir private Path folder = Path.of("unset");

  @Test
  void aShopIsJudgedAndItsVectorsPassTheOrganisersCheck() throws IOException {
    Path shop = folder.resolve("shop");
    run("simulate", "--users", "400", "--days", "75", "--seed", "5", "--out", shop.toString());
    Path report = folder.resolve("report.json");
    String events = shop.toString();
    String work = folder.resolve("work").toString();
    run(
        "evaluate",
        "--events",
        events,
        "--quick",
        "--models",
        "mtl",
        "--work",
        work,
        "--report",
        report.toString());
    assertThat(out.toString()).contains("| Organisers' baseline |", "| MTL |", "| Oracle |");
    JsonNode figures = new ObjectMapper().readTree(report.toFile());
    assertThat(figures.path("oracleConversionAuroc").isMissingNode())
        .as("keys: %s", figures)
        .isFalse();
    assertThat(folder.resolve("report.png")).isNotEmptyFile();

    Path bundle = folder.resolve("work").resolve("models").resolve("v000001");
    Path handed = folder.resolve("handed");
    run(
        "export",
        "--events",
        events,
        "--until",
        "2022-08-08T00:00:00Z",
        "--model",
        bundle.toString(),
        "--out",
        handed.toString());
    ChallengeFolder written = ChallengeFolder.open(shop);
    assertThat(written.submissionCheck().problems(handed)).isEmpty();
  }

  private void run(String... arguments) {
    CommandLine line = Commands.commandLine();
    line.setOut(new PrintWriter(out, true));
    assertThat(line.execute(arguments)).as(String.join(" ", arguments)).isZero();
  }
}
