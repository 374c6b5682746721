package io.riverprint.job.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.job.wire.Arrival;
import io.riverprint.job.wire.ArrivedErasure;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.EventType;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The operator in Flink's harness, with the words the tests speak. */
final class Served implements AutoCloseable {
  static final ServeSettings SETTINGS = new ServeSettings("events", 0, 3, 7, 4, 1_000, 5_000);
  static final int MAX_PARALLELISM = 16;
  private static final long TICK_MILLIS = 10;

  private final KeyedTwoInputStreamOperatorTestHarness<String, Arrival, ModelRelease, ProfileChange>
      harness;
  private long offset;
  private long wallMillis;

  private Served(ServeSettings settings, ModelSource models, int parallelism, int subtask)
      throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new ServeProfilesOperator(settings, models),
            Arrival::userId,
            null,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
  }

  static Served fresh(ModelSource models) throws Exception {
    return from(null, SETTINGS, models, 1, 0);
  }

  static Served fresh(ServeSettings settings, ModelSource models) throws Exception {
    return from(null, settings, models, 1, 0);
  }

  static Served restored(OperatorSubtaskState snapshot, ModelSource models) throws Exception {
    return from(snapshot, SETTINGS, models, 1, 0);
  }

  static Served from(
      @Nullable OperatorSubtaskState snapshot,
      ServeSettings settings,
      ModelSource models,
      int parallelism,
      int subtask)
      throws Exception {
    Served served = new Served(settings, models, parallelism, subtask);
    served.harness.setStateBackend(
        settings.cacheUsers() % 2 == 0
            ? new EmbeddedRocksDBStateBackend()
            : new HashMapStateBackend());
    served.harness.setup(WireTypes.PROFILE_CHANGE.createSerializer(new SerializerConfigImpl()));
    if (snapshot != null) {
      served.harness.initializeState(snapshot);
    }
    served.harness.open();
    return served;
  }

  static UserEvent click(String user, long atMillis, long eventKey) {
    return new UserEvent(
        user, eventKey, atMillis, EventType.PRODUCT_BUY, Keys.of("101"), Keys.NONE, 5, null);
  }

  /** One of the kinds that make sessions, and so timers. */
  static UserEvent visit(String user, long atMillis, long eventKey) {
    EventType type = eventKey % 3 == 0 ? EventType.ADD_TO_CART : EventType.PAGE_VISIT;
    String item = type == EventType.PAGE_VISIT ? "11" : "102";
    return new UserEvent(user, eventKey, atMillis, type, Keys.of(item), Keys.NONE, 5, null);
  }

  Served event(String user, long atMillis) throws Exception {
    return event(click(user, atMillis, Keys.NONE));
  }

  Served event(UserEvent event) throws Exception {
    return arrive(
        new ArrivedEvent(
            event, 0, offset++, (event.userId() + "@" + event.atMillis()).getBytes(UTF_8)));
  }

  Served arrive(ArrivedEvent event) throws Exception {
    harness.processElement1(new StreamRecord<>(event, event.atMillis()));
    return this;
  }

  Served watermark(long atMillis) throws Exception {
    return decided(atMillis).eventsUntil(atMillis);
  }

  /** Time of the events alone. */
  Served eventsUntil(long atMillis) throws Exception {
    harness.processWatermark1(new Watermark(atMillis));
    return this;
  }

  /** How far the judge has decided who serves. */
  Served decided(long atMillis) throws Exception {
    harness.processWatermark2(new Watermark(atMillis));
    return this;
  }

  /** The wall's clock, from 0: what is due by then is done. */
  Served clock(long untilMillis) throws Exception {
    while (wallMillis < untilMillis) {
      wallMillis = Math.min(untilMillis, wallMillis + TICK_MILLIS);
      harness.setProcessingTime(wallMillis);
    }
    return this;
  }

  Served release(ModelRelease release) throws Exception {
    harness.processElement2(new StreamRecord<>(release));
    return this;
  }

  /** Lets the task thread take what the loader has for it. */
  Served whenLoaded() throws Exception {
    harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
    return this;
  }

  Served announced(ModelRelease release) throws Exception {
    return release(release).whenLoaded();
  }

  OperatorSubtaskState snapshot(long id) throws Exception {
    return harness.snapshot(id, id);
  }

  void end() throws Exception {
    harness.endAllInputs();
    harness.getOperator().finish();
  }

  /** Asks for an erasure. */
  Served erase(String user, long untilMillis) throws Exception {
    ErasureRequest request = ErasureRequest.of(user, untilMillis, untilMillis);
    harness.processElement1(new StreamRecord<>(new ArrivedErasure(request)));
    return this;
  }

  List<UserProfile> profiles() {
    return changes().stream()
        .flatMap(change -> change.<Stream<UserProfile>>fold(Stream::of, user -> Stream.of()))
        .toList();
  }

  /** Profiles and tombstones. */
  List<ProfileChange> changes() {
    return harness.extractOutputValues();
  }

  /** What a reader keeps: the newest profile of each who is not forgotten. */
  Map<String, UserProfile> newest() {
    Map<String, UserProfile> newest = new TreeMap<>();
    for (ProfileChange change : changes()) {
      if (change instanceof ProfileChange.Arrived arrived) {
        newest.merge(
            change.userId(), arrived.profile(), (old, next) -> next.supersedes(old) ? next : old);
      } else {
        newest.remove(change.userId());
      }
    }
    return newest;
  }

  List<Object> output() {
    return new ArrayList<>(harness.getOutput());
  }

  List<ArrivedEvent> late() {
    return side(WireTypes.LATE);
  }

  List<DeadLetter> dead() {
    return side(WireTypes.DEAD_LETTERS);
  }

  List<ReleaseReceipt> receipts() {
    return side(WireTypes.RECEIPTS);
  }

  List<ErasureReceipt> erasureReceipts() {
    return side(WireTypes.ERASURE_RECEIPTS);
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int keyedEntries() {
    return harness.numKeyedStateEntries();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    ConcurrentLinkedQueue<StreamRecord<T>> records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
