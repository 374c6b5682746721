package io.riverprint.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.wire.avro.DeadLetterRecord;
import io.riverprint.schema.wire.avro.DecisionRecord;
import io.riverprint.schema.wire.avro.ErasureReceiptRecord;
import io.riverprint.schema.wire.avro.ErasureRequestRecord;
import io.riverprint.schema.wire.avro.EventRecord;
import io.riverprint.schema.wire.avro.ProfileRecord;
import io.riverprint.schema.wire.avro.QualityRecord;
import io.riverprint.schema.wire.avro.ReceiptRecord;
import io.riverprint.schema.wire.avro.ReleaseRecord;
import io.riverprint.schema.wire.avro.RetrainRequestRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * The bytes of {@link Samples}, fixed for ever. The files were computed without Avro's library:
 * zigzag numbers, lengths and the CRC-64-AVRO of the canonical schema, as the specification has
 * them.
 */
class GoldenBytesTest {
  private static final Map<String, Schema> GENERATED =
      Map.of(
          "event", EventRecord.getClassSchema(),
          "profile", ProfileRecord.getClassSchema(),
          "release", ReleaseRecord.getClassSchema(),
          "receipt", ReceiptRecord.getClassSchema(),
          "retrainrequest", RetrainRequestRecord.getClassSchema(),
          "decision", DecisionRecord.getClassSchema(),
          "erasurerequest", ErasureRequestRecord.getClassSchema(),
          "erasurereceipt", ErasureReceiptRecord.getClassSchema(),
          "quality", QualityRecord.getClassSchema(),
          "deadletter", DeadLetterRecord.getClassSchema());

  @Test
  void generatedCodeIsOfTheNewestVersion() {
    GENERATED.forEach(
        (name, schema) -> assertThat(fingerprint(schema)).isEqualTo(fingerprint(newest(name))));
  }

  @Test
  void everyKeptVersionHasItsGoldenBytes() {
    for (String name : GENERATED.keySet()) {
      for (int version = 1; version <= KeptSchemas.of(name).versions().size(); version++) {
        Schema kept = KeptSchemas.of(name).versions().get(version - 1);
        assertThat(fingerprint(golden(name, version))).as(name).isEqualTo(fingerprint(kept));
      }
    }
  }

  @Test
  void anEventIsWrittenAndReadAsItWas() {
    assertThat(new EventCodec().write(Samples.EVENT)).isEqualTo(golden("event", 1));
    assertThat(new EventCodec().read(golden("event", 1))).isEqualTo(Samples.EVENT);
  }

  @Test
  void aProfileIsWrittenAndReadAsItWas() {
    ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT32);
    assertThat(codec.write(Samples.PROFILE)).isEqualTo(golden("profile", 2));
    assertThat(codec.read(golden("profile", 2))).isEqualTo(Samples.PROFILE);
    assertThat(codec.read(golden("profile", 1))).isEqualTo(Samples.PROFILE);
  }

  @Test
  void aProfileOfHalvesIsWrittenAndReadAsItWas() {
    ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT16);
    byte[] golden = resource("profile-v2-float16");
    assertThat(codec.write(Samples.PROFILE)).isEqualTo(golden);
    assertThat(codec.read(golden)).isEqualTo(Samples.PROFILE);
    assertThat(codec.read(resource("profile-v1-float16"))).isEqualTo(Samples.PROFILE);
  }

  @Test
  void aProfileWithAnAlignedEmbeddingIsWrittenAndReadAsItWas() {
    ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT32);
    byte[] golden = resource("profile-v2-aligned");
    assertThat(codec.write(Samples.ALIGNED_PROFILE)).isEqualTo(golden);
    assertThat(codec.read(golden)).isEqualTo(Samples.ALIGNED_PROFILE);
  }

  @Test
  void aReleaseIsWrittenAndReadAsItWas() {
    assertThat(new ReleaseCodec().write(Samples.RELEASE)).isEqualTo(golden("release", 1));
    assertThat(new ReleaseCodec().read(golden("release", 1))).isEqualTo(Samples.RELEASE);
  }

  @Test
  void aReceiptIsWrittenAndReadAsItWas() {
    assertThat(new ReceiptCodec().write(Samples.RECEIPT)).isEqualTo(golden("receipt", 1));
    assertThat(new ReceiptCodec().read(golden("receipt", 1))).isEqualTo(Samples.RECEIPT);
  }

  @Test
  void aRetrainRequestIsWrittenAndReadAsItWas() {
    RetrainRequestCodec codec = new RetrainRequestCodec();
    assertThat(codec.write(Samples.REQUEST)).isEqualTo(golden("retrainrequest", 1));
    assertThat(codec.read(golden("retrainrequest", 1))).isEqualTo(Samples.REQUEST);
  }

  @Test
  void aDecisionIsWrittenAndReadAsItWas() {
    DecisionCodec codec = new DecisionCodec();
    assertThat(codec.write(Samples.DECISION)).isEqualTo(golden("decision", 1));
    assertThat(codec.read(golden("decision", 1))).isEqualTo(Samples.DECISION);
  }

  @Test
  void anErasureRequestIsWrittenAndReadAsItWas() {
    ErasureRequestCodec codec = new ErasureRequestCodec();
    assertThat(codec.write(Samples.ERASURE)).isEqualTo(golden("erasurerequest", 1));
    assertThat(codec.read(golden("erasurerequest", 1))).isEqualTo(Samples.ERASURE);
  }

  @Test
  void anErasureReceiptIsWrittenAndReadAsItWas() {
    ErasureReceiptCodec codec = new ErasureReceiptCodec();
    assertThat(codec.write(Samples.ERASURE_RECEIPT)).isEqualTo(golden("erasurereceipt", 1));
    assertThat(codec.read(golden("erasurereceipt", 1))).isEqualTo(Samples.ERASURE_RECEIPT);
  }

  @Test
  void liveQualityIsWrittenAndReadAsItWas() {
    QualityCodec codec = new QualityCodec();
    assertThat(codec.write(Samples.QUALITY)).isEqualTo(golden("quality", 1));
    assertThat(codec.read(golden("quality", 1))).isEqualTo(Samples.QUALITY);
  }

  @Test
  void aDeadLetterIsWrittenAndReadAsItWas() {
    assertThat(new DeadLetterCodec().write(Samples.LETTER)).isEqualTo(golden("deadletter", 1));
    DeadLetter read = new DeadLetterCodec().read(golden("deadletter", 1));
    assertThat(read).usingRecursiveComparison().isEqualTo(Samples.LETTER);
  }

  private static Schema newest(String name) {
    return KeptSchemas.of(name).newest();
  }

  private static long fingerprint(Schema schema) {
    return org.apache.avro.SchemaNormalization.parsingFingerprint64(schema);
  }

  private static long fingerprint(byte[] golden) {
    return java.nio.ByteBuffer.wrap(golden).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong(2);
  }

  private static byte[] golden(String name, int version) {
    return resource(name + "-v" + version);
  }

  private static byte[] resource(String name) {
    try (InputStream in = GoldenBytesTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
      assertThat(in).as(name).isNotNull();
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.strip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
