package io.riverprint.trainer.challenge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes what the challenge is handed: {@code client_ids.npy} (int64) and {@code embeddings.npy}
 * (float16), row by row the same clients. Both are written beside and renamed into place, and the
 * ids of an older submission go first: whatever happens, the folder never holds ids and embeddings
 * of different exports.
 */
public final class SubmissionWriter {
  private static final String PART = ".part";

  private SubmissionWriter() {}

  /**
   * Writes both files into {@code folder}, which is made where it is not.
   *
   * @throws IllegalArgumentException if a client is no whole number, or a vector is wider than the
   *     challenge allows or holds a number that float16 does not; the folder is then as it was
   */
  public static void write(Path folder, Embeddings embeddings) throws IOException {
    long[] ids = embeddings.users().stream().mapToLong(user -> id(embeddings, user)).toArray();
    if (embeddings.width() > SubmissionCheck.WIDEST) {
      throw new IllegalArgumentException(
          "submission '%s': has width %d, needs at most %d; leave blocks out"
              .formatted(embeddings.name(), embeddings.width(), SubmissionCheck.WIDEST));
    }
    embeddings.requireFloat16();
    Files.createDirectories(folder);
    Path idsPart = folder.resolve(SubmissionCheck.IDS + PART);
    Path rowsPart = folder.resolve(SubmissionCheck.EMBEDDINGS + PART);
    try {
      NpyFile.write(idsPart, ids);
      NpyFile.write(rowsPart, embeddings.rows(), embeddings.width());
      Files.deleteIfExists(folder.resolve(SubmissionCheck.IDS));
      move(rowsPart, folder.resolve(SubmissionCheck.EMBEDDINGS));
      move(idsPart, folder.resolve(SubmissionCheck.IDS));
    } finally {
      Files.deleteIfExists(idsPart);
      Files.deleteIfExists(rowsPart);
    }
  }

  private static void move(Path part, Path whole) throws IOException {
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long id(Embeddings embeddings, String user) {
    try {
      return Long.parseLong(user);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "submission '%s': client '%s' is no whole number, needs one (int64); export a log whose clients are numbered"
              .formatted(embeddings.name(), user),
          e);
    }
  }
}
