package io.riverprint.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files below a folder that hold a text, as {@code grep -r} finds them. */
final class FilesWith {
  private FilesWith() {}

  static List<Path> text(Path folder, String text) {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> holds(file, bytes)).toList();
    } catch (IOException | UncheckedIOException e) {
      // A file went while the folder was walked through: looked at again.
      return text(folder, text);
    }
  }

  private static boolean holds(Path file, String bytes) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(bytes);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
