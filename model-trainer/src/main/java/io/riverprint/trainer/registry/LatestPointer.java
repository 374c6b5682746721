package io.riverprint.trainer.registry;

import io.riverprint.core.bundle.CorruptBundleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code latest}: one line, version folder and digest of its manifest. Replaced by a
 * rename, so that a reader sees the old line or the new one.
 */
final class LatestPointer {
  private static final Pattern LINE = Pattern.compile("v(\\d{6,18}) ([0-9a-f]{64})\n");

  private final Path file;

  LatestPointer(Path root) {
    this.file = root.resolve("latest");
  }

  /**
   * What the pointer names.
   *
   * @param version of the release
   * @param manifestSha256 digest of its manifest
   */
  record Target(long version, String manifestSha256) {}

  Optional<Target> read() throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new CorruptBundleException(
          file.toString(),
          text.length() + " characters that are not a pointer",
          "a line like v000001 and a digest",
          "write folder and sha256 of its manifest.json there, or publish again");
    }
    return Optional.of(new Target(Long.parseLong(line.group(1)), line.group(2)));
  }

  void swap(long version, String manifestSha256) throws IOException {
    String line = FolderRegistry.folderName(version) + " " + manifestSha256 + "\n";
    new AtomicFile(file).write(line.getBytes(StandardCharsets.US_ASCII));
  }
}
