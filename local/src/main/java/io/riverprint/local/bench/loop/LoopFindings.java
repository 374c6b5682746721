package io.riverprint.local.bench.loop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * What the comparison found.
 *
 * @param figures flat, by their names in a report
 * @param table Markdown
 * @param picture AUROC by week
 */
public record LoopFindings(Map<String, Object> figures, String table, BufferedImage picture) {
  /** Writes table and picture beside a report, under its name with their own endings. */
  public void writeBeside(Path report) throws IOException {
    String stem = String.valueOf(report.getFileName()).replaceFirst("\\.json$", "");
    Path folder = Files.createDirectories(report.toAbsolutePath().getParent());
    Files.writeString(folder.resolve(stem + "-table.md"), table);
    Path file = folder.resolve(stem + ".png");
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException(file + ": this Java cannot write PNG; use one with java.desktop");
    }
  }
}
