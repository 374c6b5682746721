package io.riverprint.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.trainer.probe.ProbeReport;
import io.riverprint.trainer.probe.ProbeTask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void aRowGetsAPointForEveryRowItBeatsAndHalfForEveryTie() {
    Evaluation evaluation = SmallEvaluation.make();
    // Churn .70 .74 .74; category .60 .62 .65: 0 + 0, 1.5 + 1, 1.5 + 2.
    assertThat(evaluation.rows())
        .extracting(EvaluationRow::model)
        .containsExactly("baseline", "SRA + MTL", "hybrid", "oracle");
    assertThat(evaluation.rows())
        .extracting(EvaluationRow::borda)
        .containsExactly(0.0, 2.5, 3.5, Double.NaN);
  }

  @Test
  void gainsAreDrawByDrawAgainstTheReference() {
    EvaluationRow row = SmallEvaluation.make().rows().get(2);
    EvaluationRow.Gain gain = java.util.Objects.requireNonNull(row.gains().get(ProbeTask.CHURN));
    assertThat(gain.value()).isEqualTo(0.04, within(1e-12));
    assertThat(gain.interval().low()).isEqualTo(0.04, within(1e-12));
    assertThat(gain.interval().high()).isEqualTo(0.04, within(1e-12));
    assertThat(SmallEvaluation.make().rows().get(0).gains()).isEmpty();
  }

  @Test
  void theReferenceIsOneOfTheRows() {
    assertThatThrownBy(() -> SmallEvaluation.of("best", SmallEvaluation.reports()))
        .hasMessageContaining("needs 'best' to measure gains against");
  }

  @Test
  void namesThatWouldBeOneKeyAreRefused() {
    List<ProbeReport> alike =
        List.of(new ProbeReport("SRA+MTL", 8, Map.of()), new ProbeReport("sra mtl", 8, Map.of()));
    assertThatThrownBy(() -> SmallEvaluation.of("SRA+MTL", alike))
        .hasMessageContaining("row 'sra mtl' has no letter or is named like another ('sraMtl')");
  }

  @Test
  void theMarkdownIsAsItAlwaysWas() throws IOException {
    assertThat(EvaluationTable.markdown(SmallEvaluation.make())).isEqualTo(resource("small.md"));
  }

  @Test
  void theFiguresAreFlat() {
    Map<String, Object> figures = EvaluationFigures.of(SmallEvaluation.make());
    assertThat(figures)
        .containsEntry("users", 20_000L)
        .containsEntry("reference", "baseline")
        .containsEntry("sraMtlBorda", 2.5)
        .containsEntry("hybridCategoryScore", 0.65)
        .containsEntry("hybridCategoryMixedLabels", 87L)
        .containsEntry(
            "categoryHeadCalibrationError", SmallEvaluation.make().reliabilities().get(1).error())
        .doesNotContainKey("oracleBorda")
        .doesNotContainKey("hybridChurnDiversity");
    assertThat(figures.keySet()).allMatch(key -> key.matches("[a-z][a-zA-Z0-9]*"));
    assertThat(EvaluationFigures.json(SmallEvaluation.make()))
        .startsWith("{")
        .contains("\"hybridChurnMixedAuroc\" : 0.74")
        .doesNotContain("NaN");
  }

  @Test
  void reliabilityGroupsWhatWasSaidByFifteenths() {
    Reliability head =
        Reliability.of(
            "churn", new float[] {0.01f, 0.03f, 0.95f, 1}, new boolean[] {false, true, true, true});
    assertThat(head.counts()).startsWith(2).endsWith(2);
    assertThat(head.said()[0]).isEqualTo(0.02, within(1e-7));
    assertThat(head.happened()[0]).isEqualTo(0.5);
    assertThat(head.happened()[14]).isEqualTo(1);
    assertThat(head.said()[7]).isNaN();
    assertThat(head.error()).isEqualTo((2 * 0.48 + 2 * 0.025) / 4, within(1e-7));
  }

  @Test
  void allFilesLieBesideTheReport() throws IOException {
    Path report = folder.resolve("made/evaluation.json");
    assertThat(EvaluationFiles.write(SmallEvaluation.make(), report))
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "evaluation.json", "evaluation.md", "evaluation.png", "evaluation-calibration.png");
    assertThat(folder.resolve("made").toFile().list()).hasSize(4);
    assertThat(Files.readString(report)).isEqualTo(EvaluationFigures.json(SmallEvaluation.make()));
  }

  @Test
  void thePictureHasAPanelForEachTaskAndALineForEachRow() throws IOException {
    EvaluationFiles.write(SmallEvaluation.make(), folder.resolve("e.json"));
    BufferedImage rows = ImageIO.read(folder.resolve("e.png").toFile());
    assertThat(rows.getWidth()).isEqualTo(1040);
    assertThat(rows.getHeight()).isEqualTo(54 + 34 + 4 * 24 + 40);
    assertThat(count(rows, Canvas.BEST.getRGB())).isGreaterThan(100);
    assertThat(count(rows, Canvas.ROW.getRGB())).isGreaterThan(300);
    BufferedImage heads = ImageIO.read(folder.resolve("e-calibration.png").toFile());
    assertThat(heads.getWidth()).isEqualTo(720);
    assertThat(heads.getHeight()).isEqualTo(380);
  }

  @Test
  void axesHaveRoundMarks() {
    Axis axis = Axis.around(java.util.stream.DoubleStream.of(0.613, Double.NaN, 0.787), 100, 300);
    assertThat(axis.marks()).hasSize(5);
    assertThat(axis.words(axis.low())).isEqualTo("0.60");
    assertThat(axis.words(axis.high())).isEqualTo("0.80");
    assertThat(axis.pixel(axis.low())).isEqualTo(100);
    assertThat(axis.pixel(axis.high())).isEqualTo(300);
  }

  @Test
  void aReportThatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> EvaluationFiles.write(SmallEvaluation.make(), folder.resolve("e.txt")))
        .hasMessageContaining("is 'e.txt', needs a name with ending .json");
    assertThat(folder).isEmptyDirectory();
  }

  private static long count(BufferedImage image, int color) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }

  private static String resource(String name) throws IOException {
    try (var in = EvaluationTest.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
