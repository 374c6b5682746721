package io.riverprint.job.metric;

import static io.riverprint.job.metric.MetricEntry.counter;
import static io.riverprint.job.metric.MetricEntry.gauge;
import static io.riverprint.job.metric.MetricEntry.histogram;

import io.riverprint.schema.DeadLetter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every metric of the job. Whoever adds a name to {@link JobMetrics} adds its line here; tests hold
 * the two together, and {@code docs/metrics.md} is made of it.
 */
public final class MetricTable {
  /** What the names of all of them begin with in Prometheus. */
  public static final String PROMETHEUS = "flink_taskmanager_job_task_operator_riverprint_";

  private static final String ROUTE = "route-events";
  private static final String SERVE = "serve-profiles";
  private static final String JUDGE = "judge-releases";
  private static final String BOTH = ROUTE + ", " + SERVE;

  private static final List<MetricEntry> NAMED =
      List.of(
          counter(JobMetrics.EVENTS_IN, "records", ROUTE, "Records read from the event topic."),
          counter(
              JobMetrics.STEPPED,
              "events",
              SERVE,
              "Events that moved a user's state. In = stepped + late + erased + dead once"
                  + " nothing waits."),
          counter(JobMetrics.LATE, "events", SERVE, "Events behind the watermark, set aside."),
          counter(
              JobMetrics.ERASED,
              "events",
              SERVE,
              "Events of erased users, from before the erasure: dropped as they waited or came."),
          counter(
              JobMetrics.ERASURES,
              "users",
              SERVE,
              "Erasures done. After a failure they are done again, and counted again."),
          gauge(
              JobMetrics.ERASURES_REMEMBERED,
              "users",
              SERVE,
              "Erased users whose older events are not taken; some 100 bytes of heap each."),
          counter(
              JobMetrics.DEAD,
              "records",
              BOTH,
              "Records that are no events, and repeated events, set aside."),
          counter(JobMetrics.PROFILES, "profiles", SERVE, "Profiles sent."),
          counter(
              JobMetrics.USERS_SEEN,
              "users",
              SERVE,
              "Users met for the first time since the task began."),
          counter(JobMetrics.BATCHES, "batches", SERVE, "Groups of users stepped together."),
          histogram(JobMetrics.BATCH_USERS, "users", SERVE, "Users in a batch."),
          histogram(
              JobMetrics.STEP_MICROS,
              "microseconds",
              SERVE,
              "Time to step one batch: features, network, readout; states are found before it."),
          gauge(
              JobMetrics.WATERMARK_LAG_MILLIS,
              "ms",
              SERVE,
              "How far the time stepped to is behind the clock: how old a profile is. 0 before the"
                  + " first event."),
          gauge(
              JobMetrics.STEPPED_UNTIL_MILLIS,
              "ms since 1970",
              SERVE,
              "Event time up to which everything is stepped."),
          gauge(
              JobMetrics.RELEASE_VERSION,
              "version",
              SERVE,
              "Release that serves, 0 before the first. Values differ between subtasks only while a"
                  + " swap goes through the job."),
          gauge(
              JobMetrics.WAITING_EVENTS,
              "events",
              SERVE,
              "Events on the heap that wait for the watermark, or for a first release."),
          histogram(
              JobMetrics.SWAP_MICROS,
              "microseconds",
              SERVE,
              "Time the task was held by a change of releases: a swap, a watermark in which users"
                  + " were taken over, a piece of the sweep."),
          gauge(
              JobMetrics.BUNDLES_IN_MEMORY,
              "bundles",
              SERVE,
              "Bundles in the task manager's memory: the serving one, and the next once announced."),
          gauge(
              JobMetrics.SWEEP_MOVED,
              "users",
              SERVE,
              "Users moved to the serving release without an event of theirs, since it or the task"
                  + " started."),
          gauge(
              JobMetrics.SWEEP_LEFT,
              "users",
              SERVE,
              "Users the sweep has yet to look at, about; 0 when it is done or off."),
          gauge(
              JobMetrics.SWEEP_PERCENT,
              "percent",
              SERVE,
              "Share of the key groups all of whose users are of the serving release."),
          gauge(JobMetrics.CACHE_HITS, "users", SERVE, "Users found in the cache, since start."),
          gauge(
              JobMetrics.CACHE_MISSES,
              "users",
              SERVE,
              "Users looked up in RocksDB, since start. Each costs a read and a write."),
          gauge(JobMetrics.STATES_WRITTEN, "states", SERVE, "States written to RocksDB."),
          gauge(
              JobMetrics.STATE_BYTES_WRITTEN,
              "bytes",
              SERVE,
              "Bytes of them; divided by the states, the mean size of a user's state."),
          counter(
              JobMetrics.RELEASES_ACTIVATED,
              "releases",
              SERVE,
              "Releases that took over, each subtask for itself."),
          counter(
              JobMetrics.RELEASES_REFUSED,
              "releases",
              JUDGE,
              "Releases that were refused; the receipt topic says why."));

  private MetricTable() {}

  /** All of them, in the order of the page. */
  public static List<MetricEntry> all() {
    return Stream.of(NAMED.stream(), byReason(), WatchEntries.ALL.stream())
        .flatMap(entries -> entries)
        .toList();
  }

  private static Stream<MetricEntry> byReason() {
    return Arrays.stream(DeadLetter.Reason.values())
        .map(
            reason ->
                counter(
                    JobMetrics.DEAD_BY_REASON + "_" + JobMetrics.nameOf(reason),
                    "records",
                    reason == DeadLetter.Reason.DUPLICATE ? SERVE : ROUTE,
                    "Those of the dead with reason " + reason + "."));
  }
}
