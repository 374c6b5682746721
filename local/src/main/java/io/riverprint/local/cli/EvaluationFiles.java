package io.riverprint.local.cli;

import io.riverprint.local.show.Report;
import io.riverprint.trainer.evaluate.Evaluation;
import io.riverprint.trainer.evaluate.EvaluationFigures;
import io.riverprint.trainer.evaluate.EvaluationTable;
import io.riverprint.trainer.evaluate.ReliabilityPicture;
import io.riverprint.trainer.evaluate.RowsPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an evaluation goes: the terminal always, four files of one name if one is named. */
final class EvaluationFiles {
  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description =
          "Write the figures here; beside them FILE.md, FILE.png and FILE-calibration.png.")
  private @Nullable Path report;

  void give(Evaluation evaluation, PrintWriter out) throws IOException {
    String table = EvaluationTable.markdown(evaluation);
    if (report != null) {
      new Report().putAll(EvaluationFigures.of(evaluation)).write(report);
      Files.writeString(beside(report, ".md"), table);
      draw(RowsPicture.of(evaluation), beside(report, ".png"));
      draw(ReliabilityPicture.of(evaluation.reliabilities()), beside(report, "-calibration.png"));
    }
    out.print(table);
    out.flush();
  }

  private static Path beside(Path report, String ending) {
    String name = report.getFileName().toString().replaceFirst("\\.json$", "");
    return report.resolveSibling(name + ending);
  }

  private static void draw(BufferedImage image, Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("picture " + file + ": this JVM cannot write PNG; use a full JDK");
    }
  }
}
