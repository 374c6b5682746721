package io.riverprint.trainer.evaluate;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * An evaluation as files beside each other: NAME.json, NAME.md, NAME.png and, where heads were
 * looked at, NAME-calibration.png. Each is written beside and renamed into place.
 */
public final class EvaluationFiles {
  private static final String JSON = ".json";

  private EvaluationFiles() {}

  /**
   * Writes the files and says which.
   *
   * @param report where the JSON goes; the others have its name with their own endings
   * @throws IllegalArgumentException if its name does not end in .json
   */
  public static List<Path> write(Evaluation evaluation, Path report) throws IOException {
    String name = String.valueOf(report.getFileName());
    if (!name.endsWith(JSON)) {
      throw new IllegalArgumentException(
          "evaluation report: is '" + name + "', needs a name with ending .json; give it one");
    }
    Path folder = Files.createDirectories(report.toAbsolutePath().getParent());
    String stem = name.substring(0, name.length() - JSON.length());
    List<Path> written = new ArrayList<>();
    written.add(words(folder.resolve(name), EvaluationFigures.json(evaluation)));
    written.add(words(folder.resolve(stem + ".md"), EvaluationTable.markdown(evaluation)));
    // Fonts are needed from here on: a machine without any still gets the figures.
    written.add(picture(folder.resolve(stem + ".png"), RowsPicture.of(evaluation)));
    if (!evaluation.reliabilities().isEmpty()) {
      written.add(
          picture(
              folder.resolve(stem + "-calibration.png"),
              ReliabilityPicture.of(evaluation.reliabilities())));
    }
    return written;
  }

  private static Path words(Path file, String text) throws IOException {
    Path part = part(file);
    Files.writeString(part, text);
    return move(part, file);
  }

  private static Path picture(Path file, BufferedImage image) throws IOException {
    Path part = part(file);
    if (!ImageIO.write(image, "png", part.toFile())) {
      throw new IOException(file + ": this Java cannot write PNG; use one with java.desktop");
    }
    return move(part, file);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static Path move(Path part, Path file) throws IOException {
    return Files.move(
        part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
