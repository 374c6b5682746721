package io.riverprint.core.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A bundle's folder in the hands of somebody who can compute digests. */
public final class Folders {
  private Folders() {}

  /** Changes one file and makes all digests right again; returns the manifest's. */
  public static String forge(Path folder, String name, UnaryOperator<byte[]> change)
      throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, change.apply(Files.readAllBytes(file)));
    return changeManifest(folder, m -> ((ObjectNode) m.get("files")).put(name, digest(file)));
  }

  public interface Change {
    void on(ObjectNode manifest) throws IOException;
  }

  public static String changeManifest(Path folder, Change change) throws IOException {
    Path file = folder.resolve("manifest.json");
    ObjectNode manifest = (ObjectNode) StrictJson.MAPPER.readTree(Files.readAllBytes(file));
    change.on(manifest);
    byte[] bytes = StrictJson.MAPPER.writeValueAsBytes(manifest);
    Files.write(file, bytes);
    return Sha256.of(bytes);
  }

  static String digest(Path file) throws IOException {
    return Sha256.of(Files.readAllBytes(file));
  }

  static List<String> tree(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(root::relativize).map(Path::toString).sorted().toList();
    }
  }
}
