package io.riverprint.test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.step.Shops;
import io.riverprint.job.JobOptions;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.metric.LiveMetrics;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.DeadLetterCodec;
import io.riverprint.schema.wire.EventCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream of which a good part is dirt: the job runs on as if the dirt were not there, and every
 * bad record is found again in the dead-letter topic or the late topic.
 */
final class BadInputIT {
  private static final ShopStream STREAM = ShopStream.of(4_000, 150, 53);
  private static final int LARGEST_ORIGINAL = 900_000;

  @TempDir private static Path folder;
  private static LiveMetrics metrics;
  private static int restarts;
  private static long sent;
  private static final Map<String, List<UserProfile>> LIVE = new TreeMap<>();
  private static final Map<String, List<UserProfile>> EXPECTED = new TreeMap<>();
  private static final List<BehaviorEvent> LATE_SENT = new ArrayList<>();
  private static final List<byte[]> LATE_FOUND = new ArrayList<>();
  private static final List<Buried> BURIED = new ArrayList<>();
  private static final Map<String, DeadLetter> DEAD_EXPECTED = new HashMap<>();
  private static final Map<String, DeadLetter> DEAD_FOUND = new HashMap<>();

  @BeforeAll
  static void run() throws Exception {
    try (LocalKafka kafka = LocalKafka.temporary();
        Cluster cluster = Cluster.start(folder, 2)) {
      metrics = cluster.metrics();
      TwoReleases releases = TwoReleases.write(folder, STREAM.middleMillis());
      LiveCase bad = new LiveCase("bad-input", kafka.bootstrap(), cluster, releases);
      bad.set(JobOptions.BACKEND, JobOptions.BackendName.HEAP);
      bad.set(CoreOptions.DEFAULT_PARALLELISM, 2);
      bad.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
      EXPECTED.putAll(
          Oracle.profiles(
              STREAM.inOrder(), releases.reigns(bad.settings().serving().steps()), Long.MAX_VALUE));
      RunningJob job = bad.startServing(2);
      sendDirty(bad, 0, 0.5);
      awaitStepped(bad, job, Shops.START);
      sendLate(bad);
      sendDirty(bad, 0.5, 1);
      bad.drain(job, sent);
      restarts = job.restarts();
      read(bad, kafka.bootstrap());
    }
  }

  @AfterAll
  static void forget() {
    BURIED.clear();
    DEAD_EXPECTED.clear();
    DEAD_FOUND.clear();
    LATE_SENT.clear();
    LATE_FOUND.clear();
    LIVE.clear();
    EXPECTED.clear();
  }

  @Test
  void theJobNeverRestarts() {
    assertThat(restarts).isZero();
  }

  @Test
  void everyRecordIsSteppedOrLateOrDead() {
    assertThat(metrics.sum(JobMetrics.EVENTS_IN)).isEqualTo(sent);
    assertThat(metrics.sum(JobMetrics.STEPPED)).isEqualTo(STREAM.arriving().size());
    assertThat(metrics.sum(JobMetrics.LATE)).isEqualTo(LATE_SENT.size());
    assertThat(metrics.sum(JobMetrics.DEAD)).isEqualTo(DEAD_EXPECTED.size());
    assertThat(sent).isEqualTo(STREAM.arriving().size() + LATE_SENT.size() + DEAD_EXPECTED.size());
  }

  @Test
  void aDeadLetterSaysWhyAndWhereAndHoldsTheRecord() {
    assertThat(DEAD_FOUND.keySet()).isEqualTo(DEAD_EXPECTED.keySet());
    DEAD_EXPECTED.forEach(
        (place, letter) -> {
          DeadLetter found = requireNonNull(DEAD_FOUND.get(place));
          assertThat(found.reason()).as("record at " + place).isEqualTo(letter.reason());
          assertThat(found.topic()).isEqualTo(letter.topic());
          assertThat(found.original()).isEqualTo(letter.original());
        });
  }

  @Test
  void everySortOfDirtWasThere() {
    assertThat(DEAD_FOUND.values()).extracting(DeadLetter::reason).contains(Reason.values());
  }

  @Test
  void aLateEventIsSetAsideAsItCame() {
    EventCodec codec = new EventCodec();
    assertThat(LATE_FOUND)
        .containsExactlyInAnyOrderElementsOf(LATE_SENT.stream().map(codec::write).toList());
  }

  @Test
  void goodEventsMakeTheProfilesTheyMakeAlone() {
    assertThat(LIVE).isEqualTo(EXPECTED);
  }

  /** Between good events, by chance: dirt of every sort, and the event before once more. */
  private static void sendDirty(LiveCase bad, double from, double to) {
    List<BehaviorEvent> events = STREAM.part(from, to);
    SplittableRandom random = new SplittableRandom(events.size() + (long) (1_000 * from));
    List<Dirt> dirt = new ArrayList<>(Dirt.allSorts(events.get(0).atMillis(), random.nextLong()));
    for (BehaviorEvent event : events) {
      sent++;
      var unused = bad.shopkeeper().send(event);
      if (random.nextInt(50) == 0) {
        bury(bad, Reason.DUPLICATE, new EventCodec().write(event), bad.shopkeeper().send(event));
      }
      if (!dirt.isEmpty() && random.nextInt(20) == 0) {
        throwIn(bad, dirt.remove(dirt.size() - 1), events.get(0).atMillis(), random);
      }
    }
    dirt.forEach(rest -> throwIn(bad, rest, events.get(0).atMillis(), random));
    bad.shopkeeper().flush();
  }

  private static void throwIn(LiveCase bad, Dirt dirt, long loggedMillis, SplittableRandom random) {
    int partition = random.nextInt(CaseTopics.PARTITIONS);
    bury(
        bad,
        dirt.reason(),
        dirt.bytes(),
        bad.shopkeeper().sendBytes(partition, loggedMillis, dirt.value()));
  }

  private static void bury(LiveCase bad, Reason reason, byte[] value, Future<RecordMetadata> at) {
    sent++;
    byte[] original =
        value.length > LARGEST_ORIGINAL ? Arrays.copyOf(value, LARGEST_ORIGINAL) : value;
    BURIED.add(new Buried(new DeadLetter(reason, "", bad.topics().events(), 0, 0, original), at));
  }

  /** The letter that must come, and where its record was put. */
  private record Buried(DeadLetter letter, Future<RecordMetadata> at) {
    DeadLetter complete() throws Exception {
      return new DeadLetter(
          letter.reason(),
          "",
          letter.topic(),
          at.get().partition(),
          at.get().offset(),
          letter.original());
    }
  }

  /** Events from before everything that has been stepped. */
  private static void sendLate(LiveCase bad) {
    for (BehaviorEvent event : Shops.sent(40, 150, 99)) {
      BehaviorEvent late =
          new BehaviorEvent(
              event.userId(),
              "late-" + event.eventId(),
              Shops.START - 1_000L * LATE_SENT.size(),
              event.type(),
              event.sku(),
              event.url(),
              event.query(),
              event.category(),
              event.price());
      sent++;
      LATE_SENT.add(late);
      var unused = bad.shopkeeper().send(late);
    }
  }

  private static void awaitStepped(LiveCase bad, RunningJob job, long atMillis) throws Exception {
    try (Watch<UserProfile> profiles = bad.profiles(job, Isolation.READ_UNCOMMITTED)) {
      profiles.until(
          "event time in all subtasks",
          () -> metrics.min(JobMetrics.STEPPED_UNTIL_MILLIS, Long.MAX_VALUE) >= atMillis);
    }
  }

  private static void read(LiveCase bad, String bootstrap) throws Exception {
    DeadLetterCodec codec = new DeadLetterCodec();
    for (Buried buried : BURIED) {
      DeadLetter letter = buried.complete();
      DEAD_EXPECTED.put(place(letter), letter);
    }
    bad.allProfiles(Isolation.READ_COMMITTED).forEach(profile -> Oracle.put(LIVE, profile));
    TopicReader.readAll(bootstrap, bad.topics().late(), Isolation.READ_COMMITTED)
        .forEach(record -> LATE_FOUND.add(record.value()));
    TopicReader.readAll(bootstrap, bad.topics().deadLetters(), Isolation.READ_COMMITTED).stream()
        .map(record -> codec.read(record.value()))
        .forEach(letter -> DEAD_FOUND.put(place(letter), letter));
  }

  private static String place(DeadLetter letter) {
    return letter.partition() + "@" + letter.offset();
  }
}
