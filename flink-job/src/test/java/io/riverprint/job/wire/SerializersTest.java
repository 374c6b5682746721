package io.riverprint.job.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.job.watch.Sighting;
import io.riverprint.job.watch.WatchTypes;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.EventType;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.ReleaseReceipt;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SerializersTest {
  private static final ArrivedEvent EVENT =
      new ArrivedEvent(
          new UserEvent(
              "Ärmel ☂", 7, 1_700_000_000_000L, EventType.SEARCH_QUERY, 3, Keys.NONE, 5, null),
          3,
          77,
          new byte[] {1, 2});
  private static final ModelRelease RELEASE =
      new ModelRelease(3, "file:///models/3", "a".repeat(64), 42, "s");
  private static final DeadLetter LETTER =
      new DeadLetter(DeadLetter.Reason.FUTURE, "why", "events", 3, 77, new byte[] {9});

  static List<TypeInformation<?>> types() {
    return List.of(
        WireTypes.EVENT,
        WireTypes.RELEASE,
        WireTypes.ARRIVAL,
        WireTypes.PROFILE_CHANGE,
        WireTypes.ERASURE_RECEIPT,
        WireTypes.DECODED_ERASURE,
        WireTypes.DEAD_LETTER,
        WireTypes.RECEIPT,
        WireTypes.RETRAIN_REQUEST,
        WatchTypes.SIGHTING,
        WatchTypes.FINDING,
        WireTypes.DECODED_EVENT,
        WireTypes.DECODED_RELEASE);
  }

  @ParameterizedTest
  @MethodSource("types")
  void aSerializerReadsTheSnapshotOfItself(TypeInformation<?> type) throws Exception {
    assertCompatible(type.createSerializer(new SerializerConfigImpl()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeSurvivesItsJourneyToTheTaskManagers(TypeInformation<?> type) throws Exception {
    assertThat(InstantiationUtil.<TypeInformation<?>>clone(type)).isEqualTo(type);
  }

  @Test
  void anEventArrivesAsItWas() throws IOException {
    ArrivedEvent copy = roundTrip(WireTypes.EVENT, EVENT);

    assertThat(copy.event()).isEqualTo(EVENT.event());
    assertThat(copy.partition()).isEqualTo(3);
    assertThat(copy.offset()).isEqualTo(77);
    assertThat(copy.original()).isEqualTo(EVENT.original());
  }

  @Test
  void aReleaseAndAReceiptArriveAsTheyWere() throws IOException {
    ReleaseReceipt receipt =
        new ReleaseReceipt(3, 1, ReleaseReceipt.Outcome.REFUSED, "why", Long.MIN_VALUE);

    assertThat(roundTrip(WireTypes.RELEASE, RELEASE)).isEqualTo(RELEASE);
    assertThat(roundTrip(WireTypes.RECEIPT, receipt)).isEqualTo(receipt);
  }

  @Test
  void whatIsAboutAnErasureArrivesAsItWas() throws IOException {
    ErasureRequest request = ErasureRequest.of("Ärmel ☂", 42, 43);
    ErasureReceipt receipt =
        new ErasureReceipt("r", 42, ErasureReceipt.Outcome.NOTHING_KEPT, Long.MIN_VALUE);
    ProfileChange forgotten = new ProfileChange.Forgotten("Ärmel ☂");
    Sighting erased = new Sighting.Erased("Ärmel ☂", 42);

    assertThat(roundTrip(WireTypes.ARRIVAL, new ArrivedErasure(request)))
        .isEqualTo(new ArrivedErasure(request));
    assertThat(roundTrip(WireTypes.ARRIVAL, EVENT).userId()).isEqualTo(EVENT.userId());
    assertThat(roundTrip(WireTypes.ERASURE_RECEIPT, receipt)).isEqualTo(receipt);
    assertThat(roundTrip(WireTypes.PROFILE_CHANGE, forgotten)).isEqualTo(forgotten);
    assertThat(roundTrip(WireTypes.DECODED_ERASURE, Decoded.good(request)).get())
        .isEqualTo(request);
    assertThat(roundTrip(WatchTypes.SIGHTING, erased)).isEqualTo(erased);
  }

  @Test
  void whatWasDecodedArrivesAsValueOrAsLetter() throws IOException {
    assertThat(roundTrip(WireTypes.DECODED_RELEASE, Decoded.good(RELEASE)).get())
        .isEqualTo(RELEASE);
    assertThat(roundTrip(WireTypes.DECODED_EVENT, Decoded.dead(LETTER)).letter())
        .usingRecursiveComparison()
        .isEqualTo(LETTER);
  }

  private static <T> void assertCompatible(TypeSerializer<T> serializer) throws Exception {
    TypeSerializerSnapshot<T> written = serializer.snapshotConfiguration();
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, written);
    TypeSerializerSnapshot<T> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()),
            SerializersTest.class.getClassLoader());
    assertThat(read.restoreSerializer()).isEqualTo(serializer);
    assertThat(
            serializer.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs())
        .isTrue();
  }

  private static <T> T roundTrip(TypeInformation<T> type, T value) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T copy = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return copy;
  }
}
