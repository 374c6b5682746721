package io.riverprint.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files below a folder that hold a text, as {@code grep -r} finds them. Others may write there: a
 * look during which a file goes, or gets another name, does not count.
 */
final class FilesWith {
  private static final int LOOKS = 1_000;

  private FilesWith() {}

  static List<Path> text(Path folder, String text) {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    for (int look = 0; look < LOOKS; look++) {
      try {
        return look(folder, bytes);
      } catch (NoSuchFileException e) {
        // It counts as none.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new AssertionError(folder + ": files went away in each of " + LOOKS + " looks");
  }

  private static List<Path> look(Path folder, String bytes) throws IOException {
    List<Path> found = new ArrayList<>();
    // What is a file is asked as it is listed: one that went since must not be passed over.
    try (Stream<Path> all =
        Files.find(folder, Integer.MAX_VALUE, (path, is) -> is.isRegularFile())) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(bytes)) {
          found.add(file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }
}
