package io.riverprint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.trainer.challenge.ChallengeFolder;
import io.riverprint.trainer.challenge.Embeddings;
import io.riverprint.trainer.challenge.SubmissionWriter;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.log.ParquetEventLog;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import io.riverprint.trainer.probe.TargetLists;
import io.riverprint.trainer.probe.WindowPurchases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SimulateCommandTest {
  private final StringWriter out = new StringWriter();

  @TempDir private Path folder = Path.of("unset");

  @Test
  void aShopIsSplitAsTheOrganisersDoAndAsTheProbeDoes() {
    assertThat(simulate("2000", "50")).isZero();
    ChallengeFolder written = ChallengeFolder.open(folder);
    ParquetEventLog log = new ParquetEventLog(folder);
    WindowPurchases ours = WindowPurchases.read(log, ProbeWindows.of(log, 14));

    assertThat(written.trainTarget()).containsExactlyInAnyOrderElementsOf(ours.train());
    assertThat(written.validationTarget()).containsExactlyInAnyOrderElementsOf(ours.validate());
    Map<ProbeTask, TargetList> lists = TargetLists.of(ours, TargetList.CHALLENGE_SIZE);
    TargetLists.of(written)
        .forEach(
            (task, shipped) -> {
              TargetList made = Objects.requireNonNull(lists.get(task));
              assertThat(made.items()).as(task.title()).isEqualTo(shipped.items());
              assertThat(made.popularity()).isEqualTo(shipped.popularity());
            });
    assertThat(Arrays.stream(written.activeClients()).mapToObj(Long::toString))
        .isSubsetOf(ours.buyers());
  }

  @Test
  void aSubmissionForItsRelevantClientsPasses() throws IOException {
    assertThat(simulate("500", "45")).isZero();
    ChallengeFolder written = ChallengeFolder.open(folder);
    long[] clients = written.relevantClients();
    assertThat(clients).hasSizeBetween(50, 500);
    Path handed = folder.resolve("handed");
    SubmissionWriter.write(
        handed,
        new Embeddings(
            "zeros",
            Arrays.stream(clients).mapToObj(Long::toString).toList(),
            new float[clients.length][3]));
    assertThat(written.submissionCheck().problems(handed)).isEmpty();
  }

  @Test
  void aShortShopIsWrittenWithoutASplitAndSaysSo() {
    assertThat(simulate("200", "10")).isZero();
    assertThat(out.toString()).contains("No input/ and target/").contains("needs some before");
    assertThat(folder.resolve("product_buy.parquet")).exists();
    assertThat(folder.resolve("input")).doesNotExist();
  }

  private int simulate(String users, String days) {
    CommandLine line = Commands.commandLine();
    line.setOut(new PrintWriter(out, true));
    return line.execute("simulate", "--users", users, "--days", days, "--out", folder.toString());
  }
}
