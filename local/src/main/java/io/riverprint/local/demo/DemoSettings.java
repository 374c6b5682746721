package io.riverprint.local.demo;

import io.riverprint.trainer.log.ParquetEventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a demo is to show.
 *
 * @param events folder in the challenge's layout, table, or file of JSON lines; none for a
 *     simulated shop
 * @param mapping how a table's columns or the fields of JSON are to be understood
 * @param speed of the live part; none for the one that fits all of it into the time
 * @param liveMillis how long the live part may take, by our clock
 * @param users of the simulated shop
 * @param days of the simulated shop
 * @param seed of the simulated shop and of the training
 * @param parallelism subtasks of the job, and partitions of the topics
 * @param metricsPort where Prometheus may read the job's metrics; none for nowhere
 * @param consolePort where the console listens on localhost, 0 for any that is free; null for none
 */
public record DemoSettings(
    @Nullable Path events,
    @Nullable Path mapping,
    @Nullable Speed speed,
    long liveMillis,
    int users,
    int days,
    long seed,
    int parallelism,
    @Nullable Integer metricsPort,
    @Nullable Integer consolePort) {

  /** Everything that is wrong with these settings, each in words; empty if nothing is. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    need(liveMillis > 0, "--for is " + liveMillis + " ms, must be > 0", problems);
    need(users > 0, "--users is " + users + ", must be > 0", problems);
    need(days >= 3, "--days is " + days + ", must be 3 or more", problems);
    need(
        parallelism > 0 && parallelism <= 64,
        "--parallelism is " + parallelism + ", must be 1 to 64",
        problems);
    need(
        metricsPort == null || (metricsPort > 0 && metricsPort <= 65_535),
        "--metrics-port is " + metricsPort + ", must be 1 to 65535",
        problems);
    need(
        consolePort == null || (consolePort >= 0 && consolePort <= 65_535),
        "--console is " + consolePort + ", must be 0 to 65535",
        problems);
    need(
        events == null || Files.exists(events),
        "--events " + events + " is not there; name a folder in the challenge's layout or a file",
        problems);
    need(
        mapping == null || Files.isRegularFile(mapping),
        "--mapping " + mapping + " is no file",
        problems);
    need(
        mapping == null || (events != null && !ParquetEventLog.isOne(events)),
        "--mapping is only for --events with a table or a file of JSON lines",
        problems);
    return problems;
  }

  private static void need(boolean holds, String otherwise, List<String> problems) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
