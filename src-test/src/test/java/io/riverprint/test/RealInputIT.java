package io.riverprint.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.job.JobOptions;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real shop's day, as the shop would send it, through the whole job. */
final class RealInputIT {
  private static final String DAY = "shared/data/merchandise-store-day/raw-events.jsonl.gz";
  private static final Path MAPPING = Path.of("../docs/examples/merchandise-mapping.json");
  private static final long NOON = Instant.parse("2017-08-01T12:00:00Z").toEpochMilli();
  private static final long LOGGED = Instant.parse("2017-08-03T00:00:00Z").toEpochMilli();
  // Counted with zcat and a JSON tool.
  private static final int LINES = 14_206;
  private static final int OTHER_KINDS = 2_744;

  private static final List<byte[]> RECORDS = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeAll
  static void readTheDay() throws IOException {
    Path file = Path.of("../..").resolve(DAY);
    if (!Files.exists(file)) { // a worktree lies one folder deeper
      file = Path.of("../../..").resolve(DAY);
    }
    assumeTrue(Files.exists(file), "skipped: the shared real data is not beside this checkout");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      lines.lines().forEach(line -> RECORDS.add(line.getBytes(UTF_8)));
    }
  }

  @Test
  void withTimeToWaitEveryEventIsSteppedAndTheProfilesAreTheReplays() throws Exception {
    assertThat(RECORDS).hasSize(LINES);
    try (LocalKafka kafka = LocalKafka.temporary();
        Cluster cluster = Cluster.start(folder, 2)) {
      TwoReleases releases = TwoReleases.write(folder, NOON);
      LiveCase day = live(kafka, cluster, releases);
      day.set(JobOptions.MAX_DELAY, Duration.ofDays(3));
      through(day);
      assertThat(cluster.metrics().sum(JobMetrics.STEPPED)).isEqualTo(LINES - OTHER_KINDS);
      assertThat(cluster.metrics().sum(JobMetrics.DEAD)).isEqualTo(OTHER_KINDS);
      assertThat(cluster.metrics().sum(JobMetrics.LATE)).isZero();
      assertThat(profiles(day))
          .isEqualTo(
              Oracle.profiles(
                  inOrder(), releases.reigns(day.settings().serving().steps()), Long.MAX_VALUE));
    }
  }

  @Test
  void withoutItEveryRecordIsSteppedOrLateOrDead() throws Exception {
    try (LocalKafka kafka = LocalKafka.temporary();
        Cluster cluster = Cluster.start(folder, 2)) {
      LiveCase day = live(kafka, cluster, TwoReleases.write(folder, NOON));
      day.set(JobOptions.MAX_DELAY, Duration.ofSeconds(5));
      through(day);
      assertThat(cluster.metrics().sum(JobMetrics.EVENTS_IN)).isEqualTo(LINES);
      assertThat(cluster.metrics().sum(JobMetrics.DEAD)).isEqualTo(OTHER_KINDS);
      assertThat(cluster.metrics().sum(JobMetrics.STEPPED) + cluster.metrics().sum(JobMetrics.LATE))
          .isEqualTo(LINES - OTHER_KINDS);
    }
  }

  private static LiveCase live(LocalKafka kafka, Cluster cluster, TwoReleases releases) {
    LiveCase day = new LiveCase("real-day", kafka.bootstrap(), cluster, releases);
    day.set(JobOptions.BACKEND, JobOptions.BackendName.HEAP);
    day.set(JobOptions.MAPPING, MAPPING.toString());
    day.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    return day;
  }

  private static void through(LiveCase day) throws Exception {
    RunningJob job = day.startServing(2);
    for (int i = 0; i < RECORDS.size(); i++) {
      var unused = day.shopkeeper().sendBytes(i % CaseTopics.PARTITIONS, LOGGED, RECORDS.get(i));
    }
    day.shopkeeper().flush();
    day.drain(job, LINES);
    assertThat(job.restarts()).isZero();
  }

  private static Map<String, List<UserProfile>> profiles(LiveCase day) {
    Map<String, List<UserProfile>> byUser = new TreeMap<>();
    day.allProfiles(Isolation.READ_COMMITTED).forEach(profile -> Oracle.put(byUser, profile));
    return byUser;
  }

  private static List<UserEvent> inOrder() throws IOException {
    EventReader reader = new EventReader(EventMapping.read(MAPPING), 1 << 20);
    List<UserEvent> events = new ArrayList<>();
    for (byte[] record : RECORDS) {
      UserEvent event =
          reader.read(record).<UserEvent>fold(read -> UserEvents.of(read.event()), refused -> null);
      if (event != null) {
        events.add(event);
      }
    }
    events.sort(UserEvent.ORDER.thenComparing(UserEvent::userId));
    return events;
  }
}
