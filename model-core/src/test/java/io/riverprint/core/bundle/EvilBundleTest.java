package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders made to harm: each is refused, and nothing is written anywhere. */
class EvilBundleTest {
  @TempDir private Path root;
  private Path folder;
  private String digest;
  private List<String> before = List.of();

  @BeforeEach
  void writeAGoodOne() throws IOException {
    folder = root.resolve("b");
    digest = BundleWriter.write(SmallBundles.make(3, 42), folder);
  }

  @AfterEach
  void nothingWasWritten() throws IOException {
    assertThat(Folders.tree(root)).isEqualTo(before);
  }

  private void refused(String manifestDigest, String... says) throws IOException {
    before = Folders.tree(root);
    assertThatThrownBy(() -> BundleReader.read(folder, manifestDigest))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContainingAll(says);
  }

  @Test
  void aManifestOtherThanTheAnnouncedOne() throws IOException {
    refused("0".repeat(64), "manifest.json", "digest " + digest, "0".repeat(64) + ", announced");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "features", "factors", "probes"})
  void aFileWithOneBitFlipped(String name) throws IOException {
    Path file = folder.resolve(name + ".safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    refused(digest, name + ".safetensors", "in the manifest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "network.safetensors", "probes.safetensors"})
  void aFileThatIsNotThere(String name) throws IOException {
    Files.delete(folder.resolve(name));

    refused(digest, name, "needed a plain file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "network.safetensors"})
  void aLinkInPlaceOfAFile(String name) throws IOException {
    Files.move(folder.resolve(name), root.resolve("outside"));
    Files.createSymbolicLink(folder.resolve(name), root.resolve("outside"));

    refused(digest, name, "a link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.safetensors", "/etc/passwd", "a/../../x", "", "model.zip"})
  void aNameThatIsNotOneOfTheFour(String name) throws IOException {
    String forged =
        Folders.changeManifest(folder, m -> ((ObjectNode) m.get("files")).put(name, "0"));

    refused(forged, "manifest.json", name);
  }

  @Test
  void aManifestThatNamesTooFewFiles() throws IOException {
    String forged =
        Folders.changeManifest(
            folder, m -> ((ObjectNode) m.get("files")).remove("network.safetensors"));

    refused(forged, "manifest.json", "network.safetensors");
  }

  @Test
  void aManifestOfANewerFormat() throws IOException {
    refused(
        Folders.changeManifest(folder, m -> m.put("format", 4).put("shiny", true)),
        "found format 4, needed 2 or 3; update Riverprint");
  }

  @ParameterizedTest
  @CsvSource({
    "version, 0",
    "version, \"3\"",
    "version, 1e99",
    "version, 3.5",
    "version, null",
    "parent, 3",
    "space, null",
    "space, \" \"",
    "source, null",
    "metrics, \"{\\\"a\\\":\\\"NaN\\\"}\"",
    "metrics, {\"a\":null}",
    "horizonMillis, -1",
    "trainedUntilMillis, -1",
    "extra, 1"
  })
  void aManifestWithAFieldThatMakesNoSense(String field, String json) throws IOException {
    refused(
        Folders.changeManifest(folder, m -> m.set(field, StrictJson.MAPPER.readTree(json))),
        "manifest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hiddenWidth | 1000000000 | needs 1 to 8192",
        "hiddenWidth | 0 | needs 1 to 8192",
        "hiddenWidth | 17 | tensor encoders.compact.gru",
        "embeddingWidth | 9 | tensor encoders.compact.embedding",
        "blend | 0.5 | blends of a block",
        "blend | 2 | blend 2.0",
        "blend | null | `float`",
        "name | \"../etc\" | name '../etc'",
        "name | \"sra\" | no such tensor",
        "name | null | the fields of a manifest",
        "readout | null | readout",
        "readout | {\"kind\":\"java.lang.Object\"} | java.lang.Object",
        "readout | {\"attentionRows\":3} | kind",
        "heads | [] | a tensor nobody reads",
        "heads | null | the fields of a manifest",
        "extra | 1 | extra"
      })
  void anEncoderThatMakesNoSense(String field, String json, String says) throws IOException {
    refused(
        Folders.changeManifest(
            folder,
            m ->
                ((ObjectNode) m.get("encoders").get(0))
                    .set(field, StrictJson.MAPPER.readTree(json))),
        says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'trunk','attentionRows':2000000000,'attentionHeads':2,'feedForward':8,'trunkWidth':8}",
        "{'kind':'trunk','attentionRows':16,'attentionHeads':2,'feedForward':2000000000,'trunkWidth':8}",
        "{'kind':'trunk','attentionRows':0,'attentionHeads':0,'feedForward':0,'trunkWidth':99999}",
        "{'kind':'trunk','attentionRows':16,'attentionHeads':3,'feedForward':8,'trunkWidth':8}",
        "{'kind':'trunk','attentionRows':-1,'attentionHeads':2,'feedForward':8,'trunkWidth':8}",
        "{'kind':'linear','attentionRows':5}"
      })
  void aReadoutThatMakesNoSense(String readout) throws IOException {
    String json = readout.replace('\'', '"');
    refused(
        Folders.changeManifest(
            folder,
            m ->
                ((ObjectNode) m.get("encoders").get(0))
                    .set("readout", StrictJson.MAPPER.readTree(json))),
        "manifest.json");
  }

  @Test
  void aReadoutWhoseWeightsAreNotThere() throws IOException {
    String trunk =
        "{'kind':'trunk','attentionRows':0,'attentionHeads':0,'feedForward':0,'trunkWidth':8}";
    refused(
        Folders.changeManifest(
            folder,
            m ->
                ((ObjectNode) m.get("encoders").get(0))
                    .set("readout", StrictJson.MAPPER.readTree(trunk.replace('\'', '"')))),
        "tensor encoders.compact.trunk.pooled.scale: found no such tensor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "nul",
        "{",
        "{} {}",
        "{\"format\":2,\"format\":2}",
        "[[[[[[[[[[[[[[[[[[[[",
        "\uFEFF{}"
      })
  void aManifestThatIsNotOneJsonObject(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("manifest.json"), bytes);

    refused(Sha256.of(bytes), "manifest.json");
  }

  @Test
  void aManifestOfTwoMegabytes() throws IOException {
    byte[] bytes = new byte[2 << 20];
    Arrays.fill(bytes, (byte) ' ');
    Files.write(folder.resolve("manifest.json"), bytes);

    refused(Sha256.of(bytes), "2097152 bytes", "at most 1048576");
  }

  @Test
  void aTruncatedFileWithTheRightDigest() throws IOException {
    refused(
        Folders.forge(folder, "network.safetensors", b -> Arrays.copyOf(b, b.length - 1)),
        "network.safetensors");
  }

  @Test
  void aWeightThatIsNotANumber() throws IOException {
    byte[] nan = {0, 0, (byte) 0xc0, 0x7f};
    refused(
        Folders.forge(folder, "probes.safetensors", b -> withTail(b, nan)),
        "probes.safetensors, tensor rows",
        "found NaN",
        "finite");
  }

  private static byte[] withTail(byte[] bytes, byte[] tail) {
    System.arraycopy(tail, 0, bytes, bytes.length - tail.length, tail.length);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "features, normalizers.kinds, normalizers.kindz",
    "network, encoders.compact.heads.churn.0.bias, encoders.compact.heads.churn.1.bias",
    "factors, sku.rates, sku.ratez"
  })
  void aTensorUnderAnotherName(String file, String name, String other) throws IOException {
    refused(
        Folders.forge(folder, file + ".safetensors", b -> replaced(b, name, other)),
        "no such tensor");
  }

  @ParameterizedTest
  @CsvSource({
    "network, '[48,64]', '[64,48]'",
    "network, '[48,16]', '[16,48]'",
    "factors, '[6,5]', '[5,6]'",
    "probes, '[4,16,64]', '[4,64,16]'",
    "probes, '[4,16,64]', '[16,4,64]'"
  })
  void aTensorOfAnotherShapeButAsManyElements(String file, String shape, String other)
      throws IOException {
    refused(
        Folders.forge(folder, file + ".safetensors", b -> replaced(b, shape, other)),
        file + ".safetensors, tensor",
        "needed F32");
  }

  private static byte[] replaced(byte[] bytes, String text, String by) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(all).contains(text);
    return all.replace(text, by).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What a reference.json says that nobody should believe. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0.9 | 1.5 | head churn: found auroc 1.5",
        "[0.25,0.5] | [0.5,0.25] | column score.churn: found edge 0.25 at 1",
        "[0.25,0.5] | [0.25] | found counts 3, needed 2",
        "[90,90,20] | [90,-1,20] | found count -1",
        "\"items\" | \"itens\" | property 'items'",
        "[90,90,20] | null | null in a list",
        "\"answers\":200 | \"answers\":2e2 | Floating-point",
      })
  void aReferenceThatCannotBe(String found, String forged, String says) throws IOException {
    folder = root.resolve("watched");
    String unused =
        BundleWriter.write(SmallBundles.make(3, 42).with(SmallReferences.REFERENCE), folder);
    String forgedDigest =
        Folders.forge(
            folder,
            "reference.json",
            bytes ->
                new String(bytes, StandardCharsets.UTF_8)
                    .replace(found, forged)
                    .getBytes(StandardCharsets.UTF_8));

    refused(forgedDigest, "reference.json", says);
  }

  @Test
  void aReferenceThatIsNotThere() throws IOException {
    folder = root.resolve("watched");
    String watched =
        BundleWriter.write(SmallBundles.make(3, 42).with(SmallReferences.REFERENCE), folder);
    Files.delete(folder.resolve("reference.json"));

    refused(watched, "reference.json", "needed a plain file");
  }
}
