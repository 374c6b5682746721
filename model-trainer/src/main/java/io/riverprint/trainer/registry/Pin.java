package io.riverprint.trainer.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code pinned}: while it is there, the trainer trains and judges, and announces nothing.
 * One line, the folder of the release that is to stay.
 */
public final class Pin {
  private static final Pattern LINE = Pattern.compile("v(\\d{6,18})\\s*");

  private final Path path;
  private final AtomicFile file;

  Pin(Path root) {
    this.path = root.resolve("pinned");
    this.file = new AtomicFile(path);
  }

  /** The release that is to stay, if one is. */
  public Optional<Long> version() throws IOException {
    Optional<byte[]> bytes = file.read();
    return bytes.isEmpty() ? Optional.empty() : Optional.of(parsed(bytes.get()));
  }

  private long parsed(byte[] bytes) throws IOException {
    Matcher line = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (!line.matches()) {
      throw new IOException(
          path
              + ": found "
              + bytes.length
              + " bytes that name no release, needs a line like v000001; write one or delete the file");
    }
    return Long.parseLong(line.group(1));
  }

  /** Holds all others back. */
  public void set(long version) throws IOException {
    file.write((FolderRegistry.folderName(version) + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** Holds nothing back any more. */
  public void remove() throws IOException {
    file.delete();
  }
}
