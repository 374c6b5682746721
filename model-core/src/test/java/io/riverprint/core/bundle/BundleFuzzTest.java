package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random damage under right digests: a bundle, or a CorruptBundleException; nothing else. */
class BundleFuzzTest {
  private static final int ROUNDS = 4_000;

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void writeAGoodOne() throws IOException {
    folder = root.resolve("b");
    BundleWriter.write(SmallBundles.make(3, 42), folder);
  }

  @Test
  void networkFiles() throws IOException {
    fuzz("network.safetensors", 1, bytes -> network(TensorFile.parse("f", bytes)));
  }

  @Test
  void networkFilesOfHybrids() throws IOException {
    ModelBundle hybrid = SmallBundles.hybrid(3, 42);
    folder = root.resolve("h");
    BundleWriter.write(hybrid, folder);
    fuzz(
        "network.safetensors",
        5,
        bytes ->
            NetworkTensors.read(TensorFile.parse("f", bytes), hybrid.network().spec().encoders()));
    fuzz("manifest.json", 6, bytes -> ManifestJson.check("m", ManifestJson.read("m", bytes)));
  }

  @Test
  void featureFiles() throws IOException {
    fuzz("features.safetensors", 2, bytes -> FeatureTensors.read(TensorFile.parse("f", bytes)));
  }

  @Test
  void factorFiles() throws IOException {
    fuzz("factors.safetensors", 3, bytes -> factors(TensorFile.parse("f", bytes)));
  }

  private static void network(Tensors tensors) {
    NetworkTensors.read(tensors, SmallBundles.make(3, 42).network().spec().encoders());
  }

  private static void factors(Tensors tensors) {
    FactorTensors.read(tensors, FactorTensors.SKU);
    FactorTensors.read(tensors, FactorTensors.CATEGORY);
    tensors.requireAllRead();
  }

  @Test
  void manifests() throws IOException {
    fuzz("manifest.json", 4, bytes -> ManifestJson.check("m", ManifestJson.read("m", bytes)));
  }

  private void fuzz(String name, long seed, Consumer<byte[]> reader) throws IOException {
    byte[] good = Files.readAllBytes(folder.resolve(name));
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bad = mutated(good, random);
      try {
        reader.accept(bad);
      } catch (CorruptBundleException e) {
        assertThat(e).hasMessageContainingAll(": found ", ", needed ", "; ");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "features", "factors", "probes"})
  void wholeFolders(String file) throws IOException {
    String name = file + ".safetensors";
    byte[] good = Files.readAllBytes(folder.resolve(name));
    SplittableRandom random = new SplittableRandom(file.length());
    for (int i = 0; i < 150; i++) {
      String digest = Folders.forge(folder, name, ignored -> mutated(good, random));
      try {
        assertThat(BundleReader.read(folder, digest).manifest().version()).isEqualTo(3);
      } catch (CorruptBundleException e) {
        assertThat(e).hasMessageContaining("; ");
      }
    }
  }

  /** A few bytes changed, mostly in the header, or a stretch cut out, doubled or zeroed. */
  private static byte[] mutated(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int edits = random.nextInt(1, 4);
    for (int i = 0; i < edits && bytes.length > 0; i++) {
      int at = random.nextInt(random.nextInt(4) == 0 ? bytes.length : Math.min(900, bytes.length));
      int length = Math.min(bytes.length - at, random.nextInt(1, 40));
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) "0123456789-.[]{},:\"e".charAt(random.nextInt(20));
        case 3 -> bytes = without(bytes, at, length);
        case 4 -> bytes = doubled(bytes, at, length);
        default -> Arrays.fill(bytes, at, at + length, (byte) 0);
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
    return shorter;
  }

  private static byte[] doubled(byte[] bytes, int at, int length) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
    return longer;
  }
}
