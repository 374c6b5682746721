package io.riverprint.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.EventType;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.avro.EmbeddingWidth;
import io.riverprint.schema.wire.avro.ErasureRequestRecord;
import io.riverprint.schema.wire.avro.EventKind;
import io.riverprint.schema.wire.avro.EventRecord;
import io.riverprint.schema.wire.avro.ProfileRecord;
import io.riverprint.schema.wire.avro.QualityRecord;
import io.riverprint.schema.wire.avro.ReleaseRecord;
import io.riverprint.schema.wire.avro.RetrainLane;
import io.riverprint.schema.wire.avro.RetrainReason;
import io.riverprint.schema.wire.avro.RetrainRequestRecord;
import io.riverprint.schema.wire.avro.SessionRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class CodecsTest {
  private static final EventCodec EVENTS = new EventCodec();

  @Test
  void anEventOfEachKindComesBack() {
    for (EventType type : EventType.values()) {
      BehaviorEvent event = new BehaviorEvent("u", null, 1, type, "s", "/a", "q", null, Float.NaN);
      assertThat(EVENTS.read(EVENTS.write(event))).isEqualTo(event);
    }
  }

  @Test
  void aReceiptOfEachOutcomeComesBack() {
    ReceiptCodec codec = new ReceiptCodec();
    for (ReleaseReceipt.Outcome outcome : ReleaseReceipt.Outcome.values()) {
      ReleaseReceipt receipt = new ReleaseReceipt(1, 2, outcome, "", -5);
      assertThat(codec.read(codec.write(receipt))).isEqualTo(receipt);
    }
  }

  @Test
  void aRetrainRequestOfEachReasonAndLaneComesBack() {
    RetrainRequestCodec codec = new RetrainRequestCodec();
    for (RetrainRequest.Reason reason : RetrainRequest.Reason.values()) {
      for (RetrainRequest.Lane lane : RetrainRequest.Lane.values()) {
        RetrainRequest request =
            new RetrainRequest("r", -5, RetrainRequest.NO_RELEASE, reason, lane, "");
        assertThat(codec.read(codec.write(request))).isEqualTo(request);
      }
    }
  }

  @Test
  void aRefusalComesBackWithoutATime() {
    DecisionCodec codec = new DecisionCodec();
    GateDecision refusal =
        new GateDecision(
            "r", -5, GateDecision.NONE, 7, false, null, List.of("superseded"), Map.of());
    assertThat(codec.read(codec.write(refusal))).isEqualTo(refusal);
  }

  @Test
  void liveQualityOutsideOfZeroToOneIsRefused() {
    WireForm<QualityRecord> form = new WireForm<>("quality", QualityRecord.getClassSchema());
    byte[] bytes = form.write(new QualityRecord(1L, "churn", 0L, 1L, 1.5, 0.0, 0.0, null));
    assertThatThrownBy(() -> new QualityCodec().read(bytes)).hasMessageContaining("AUROC 1.5");
  }

  @Test
  void aRetrainRequestWithoutAnIdIsRefused() {
    WireForm<RetrainRequestRecord> form =
        new WireForm<>("retrainrequest", RetrainRequestRecord.getClassSchema());
    byte[] bytes =
        form.write(
            new RetrainRequestRecord(
                " ", 0L, 1L, RetrainReason.MANUAL, RetrainLane.FULL, "someone asked"));
    assertThatThrownBy(() -> new RetrainRequestCodec().read(bytes))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("id is of 1 characters, needs 1 to 200");
  }

  @Test
  void anErasureReceiptOfEachOutcomeComesBack() {
    ErasureReceiptCodec codec = new ErasureReceiptCodec();
    for (ErasureReceipt.Outcome outcome : ErasureReceipt.Outcome.values()) {
      ErasureReceipt receipt = new ErasureReceipt("r", -5, outcome, Long.MIN_VALUE);
      assertThat(codec.read(codec.write(receipt))).isEqualTo(receipt);
    }
  }

  @Test
  void theSameErasureHasTheSameIdWhichDoesNotTellWho() {
    ErasureRequest request = ErasureRequest.of("user-ä", 7, 8);

    assertThat(request.requestId()).isEqualTo(ErasureRequest.of("user-ä", 7, 9).requestId());
    assertThat(request.requestId()).isNotEqualTo(ErasureRequest.of("user-ä", 8, 8).requestId());
    assertThat(request.requestId()).isNotEqualTo(ErasureRequest.of("user-b", 7, 8).requestId());
    assertThat(request.requestId()).matches("erase-[0-9a-f]{24}");
  }

  @Test
  void anErasureOfNobodyIsRefused() {
    WireForm<ErasureRequestRecord> form =
        new WireForm<>("erasurerequest", ErasureRequestRecord.getClassSchema());
    byte[] bytes = form.write(new ErasureRequestRecord("r", "", 0L, 1L));
    assertThatThrownBy(() -> new ErasureRequestCodec().read(bytes))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("user id is of 0 characters, needs 1 to 1000");
  }

  @Test
  void aDeadLetterOfEachReasonComesBack() {
    DeadLetterCodec codec = new DeadLetterCodec();
    for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
      DeadLetter letter = new DeadLetter(reason, "d", "t", 0, 9, new byte[0]);
      assertThat(codec.read(codec.write(letter))).usingRecursiveComparison().isEqualTo(letter);
    }
  }

  @Test
  void aDeadLettersBytesAreItsOwn() {
    byte[] written = new DeadLetterCodec().write(Samples.LETTER);
    DeadLetter letter = new DeadLetterCodec().read(written);
    written[written.length - 1] = 0;
    assertThat(letter.original()).isEqualTo(Samples.LETTER.original());
  }

  @Test
  void whatIsWrittenIsNotTouchedByTheNextWrite() {
    byte[] first = EVENTS.write(Samples.EVENT);
    byte[] copy = first.clone();
    EVENTS.write(new BehaviorEvent("v", null, 2, EventType.PAGE_VISIT, null, "/", null, null, 1));
    assertThat(first).isEqualTo(copy);
  }

  @Test
  void eitherFormatOfAnEmbeddingIsReadWhateverOneWrites() {
    ProfileCodec wide = new ProfileCodec(EmbeddingFormat.FLOAT32);
    ProfileCodec half = new ProfileCodec(EmbeddingFormat.FLOAT16);
    assertThat(wide.read(half.write(Samples.PROFILE))).isEqualTo(Samples.PROFILE);
    assertThat(half.read(wide.write(Samples.PROFILE))).isEqualTo(Samples.PROFILE);
  }

  @Test
  void aHalfKeepsAnEmbeddingToElevenBits() {
    ProfileCodec half = new ProfileCodec(EmbeddingFormat.FLOAT16);
    UserProfile read = half.read(half.write(profile(new Embedding(new float[] {0.7f, -0.01f}))));
    assertThat(read.embedding().values()[0]).isCloseTo(0.7f, within(0.7f * 0x1p-11f));
    assertThat(read.embedding().values()[1]).isCloseTo(-0.01f, within(0.01f * 0x1p-11f));
  }

  @Test
  void anEmbeddingThatIsNoWholeNumberOfValuesIsRefused() {
    byte[] bytes = written("profile", new byte[7]);
    assertThatThrownBy(() -> new ProfileCodec(EmbeddingFormat.FLOAT32).read(bytes))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage(
            "profile record of %d bytes: found an embedding of 7 bytes, needs a multiple of 4, as"
                + " FLOAT32 has; look at its producer",
            bytes.length);
  }

  @Test
  void anEventWithoutAUserIsRefusedUnderItsReason() {
    WireForm<EventRecord> form = new WireForm<>("event", EventRecord.getClassSchema());
    byte[] bytes =
        form.write(new EventRecord("", null, 1L, EventKind.PAGE_VISIT, null, "/", null, null, 1f));
    assertThatThrownBy(() -> EVENTS.read(bytes))
        .isInstanceOfSatisfying(
            UnreadableRecordException.class,
            e -> assertThat(e.reason()).isEqualTo(DeadLetter.Reason.MISSING_FIELD));
  }

  @Test
  void aReleaseWithAWrongDigestIsRefused() {
    WireForm<ReleaseRecord> form = new WireForm<>("release", ReleaseRecord.getClassSchema());
    byte[] bytes = form.write(new ReleaseRecord(3L, "file:/m", "xyz", 0L, "s"));
    assertThatThrownBy(() -> new ReleaseCodec().read(bytes))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("release 3: digest 'xyz' is not 64 hex digits");
  }

  @Test
  void anOlderVersionIsReadWithTheNewFieldsAtTheirDefaults() throws IOException {
    Schema newest = KeptSchemas.of("event").newest();
    Schema older =
        SchemaBuilder.record("EventRecord")
            .namespace(newest.getNamespace())
            .fields()
            .requiredFloat("price")
            .requiredString("userId")
            .requiredLong("atMillis")
            .name("kind")
            .type(newest.getField("kind").schema())
            .noDefault()
            .requiredString("url")
            .endRecord();
    GenericData.Record record = new GenericData.Record(older);
    record.put("price", 2f);
    record.put("userId", "u");
    record.put("atMillis", 9L);
    record.put("kind", new GenericData.EnumSymbol(older.getField("kind").schema(), "PAGE_VISIT"));
    record.put("url", "/a");
    ByteBuffer bytes =
        new BinaryMessageEncoder<GenericData.Record>(GenericData.get(), older).encode(record);
    byte[] old = new byte[bytes.remaining()];
    bytes.get(old);

    WireForm<EventRecord> form =
        new WireForm<>(
            "event", EventRecord.getClassSchema(), new KeptSchemas(List.of(older, newest)));
    EventRecord read = form.read(old);
    assertThat(read)
        .isEqualTo(
            new EventRecord("u", null, 9L, EventKind.PAGE_VISIT, null, "/a", null, null, 2f));
  }

  @Test
  void aRecordWithoutAnyKeptVersionIsAFaultOfTheBuild() {
    assertThatThrownBy(() -> KeptSchemas.of("nothing"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing/v1.avsc");
  }

  private static UserProfile profile(Embedding embedding) {
    UserProfile p = Samples.PROFILE;
    return new UserProfile(
        p.userId(),
        1,
        1,
        1,
        "s",
        new SessionSummary(1, 1, 1, 1),
        embedding,
        0f,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new EventCounts(0, 0, 0, 0, 0),
        false);
  }

  private static byte[] written(String name, byte[] embedding) {
    WireForm<ProfileRecord> form = new WireForm<>(name, ProfileRecord.getClassSchema());
    return form.write(
        ProfileRecord.newBuilder()
            .setUserId("u")
            .setAsOfMillis(1)
            .setSequence(1)
            .setRelease(1)
            .setSpace("s")
            .setSession(new SessionRecord(1L, 1L, 1, 1))
            .setEmbeddingFormat(EmbeddingWidth.FLOAT32)
            .setEmbedding(ByteBuffer.wrap(embedding))
            .setChurn(0)
            .setCategories(List.of())
            .setSkus(List.of())
            .setFactorCategories(List.of())
            .setFactorSkus(List.of())
            .setCounts(new io.riverprint.schema.wire.avro.CountsRecord(0L, 0L, 0L, 0L, 0L))
            .setHistoryTruncated(false)
            .build());
  }
}
