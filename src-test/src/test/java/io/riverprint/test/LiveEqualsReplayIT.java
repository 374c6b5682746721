package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.step.Replay;
import io.riverprint.job.JobOptions;
import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.schema.UserProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Events that arrive in disorder, over a broker, in a cluster, with a release that takes over in
 * the middle: the profiles are those of a single-threaded replay.
 */
final class LiveEqualsReplayIT {
  private static final ShopStream STREAM = ShopStream.of(4_000, 150, 31);

  @TempDir private static Path folder;
  private static LocalKafka kafka;
  private static Cluster cluster;
  private static TwoReleases releases;
  private static TwoReleases hybrids;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.temporary();
    cluster = Cluster.start(folder, 2);
    releases = TwoReleases.write(Files.createDirectory(folder.resolve("one")), middle());
    hybrids = TwoReleases.writeHybrid(Files.createDirectory(folder.resolve("several")), middle());
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
    kafka.close();
  }

  /** The last cap is above the number of users: none. */
  @ParameterizedTest
  @CsvSource({"1,1", "1,5000", "2,1", "2,7", "2,64", "2,5000"})
  void neitherParallelismNorBatchesChangeABit(int parallelism, int maxBatch) throws Exception {
    LiveCase live = live("caps-" + parallelism + "-" + maxBatch, hybrids);
    live.set(JobOptions.BACKEND, BackendName.HEAP);
    live.set(JobOptions.MAX_BATCH, maxBatch);
    assertThat(whole(live, parallelism, hybrids)).isEqualTo(replayed(live, hybrids));
  }

  @ParameterizedTest
  @CsvSource({"VECTOR", "TORCH"})
  void theFastBackendsAgreeToFiveDigits(BackendName backend) throws Exception {
    LiveCase live = live("backend-" + backend, releases);
    live.set(JobOptions.BACKEND, backend);
    live.set(JobOptions.DEVICE, JobOptions.DeviceName.CPU);
    Alike.assertAlike(whole(live, 2, releases), replayed(live, releases));
  }

  /** The share is where the job is stopped: before the second release takes over, and after. */
  @ParameterizedTest
  @CsvSource({"1,2,0.4", "2,1,0.7"})
  void aRestoreAtAnotherParallelismChangesNoBit(int before, int after, double share)
      throws Exception {
    LiveCase live = live("restored-" + before + "-" + after, hybrids);
    live.set(JobOptions.BACKEND, BackendName.HEAP);
    live.set(JobOptions.MAX_BATCH, 7);
    live.set(JobOptions.EMIT_INTERVAL, Duration.ofMinutes(10));
    live.set(JobOptions.CACHE_USERS, 10);
    Map<String, List<UserProfile>> expected = replayed(live, hybrids);
    assertThat(restored(live, before, after, share, expected)).isEqualTo(expected);
  }

  private static Map<String, List<UserProfile>> whole(
      LiveCase live, int parallelism, TwoReleases of) throws Exception {
    live.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    RunningJob job = live.startServing(parallelism);
    live.shopkeeper().send(STREAM.arriving());
    return live.ended(job, STREAM, Oracle.count(replayed(live, of)));
  }

  private static Map<String, List<UserProfile>> restored(
      LiveCase live, int before, int after, double share, Map<String, List<UserProfile>> expected)
      throws Exception {
    live.set(CoreOptions.DEFAULT_PARALLELISM, before);
    RunningJob first = live.startServing(before);
    live.shopkeeper().send(STREAM.part(0, share));
    live.awaitProfiles(first, (int) (0.9 * Expected.before(expected, STREAM, share)));
    live.set(StateRecoveryOptions.SAVEPOINT_PATH, first.stop(false));
    live.set(CoreOptions.DEFAULT_PARALLELISM, after);
    RunningJob second = live.start();
    live.shopkeeper().send(STREAM.part(share, 1));
    return live.ended(second, STREAM, Oracle.count(expected));
  }

  private static long middle() {
    return STREAM.middleMillis();
  }

  private static LiveCase live(String name, TwoReleases of) {
    return new LiveCase(name, kafka.bootstrap(), cluster, of);
  }

  private static Map<String, List<UserProfile>> replayed(LiveCase live, TwoReleases of) {
    List<Replay.Reign> reigns = of.reigns(live.settings().serving().steps());
    return Oracle.profiles(STREAM.inOrder(), reigns, STREAM.endMillis());
  }
}
