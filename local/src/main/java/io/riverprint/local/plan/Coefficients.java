package io.riverprint.local.plan;

import static io.riverprint.local.plan.Coefficient.assumed;
import static io.riverprint.local.plan.Coefficient.measured;

import java.util.List;

/**
 * Every figure behind a plan, with where it is from; a test holds the measured ones to their files.
 */
public final class Coefficients {
  static final Coefficient CPU =
      measured(
          "processor time of an event, broker and load in it, with a GRU of 256",
          30.442,
          "us",
          "docs/figures/job.json cpuMicrosPerEvent");
  static final Coefficient STEPS =
      measured(
          "steps of that GRU (64 columns to 256) a second and core, in batches of 256",
          336_199,
          "1/s",
          "docs/figures/step.json stepsPerSecondVectorBatch256");
  static final Coefficient STATE =
      measured(
          "state of a user in RocksDB, of which 1,024 are the hidden state of 256",
          1_878.195,
          "bytes",
          "docs/figures/job.json stateBytesPerUser");
  static final Coefficient PROFILES =
      measured(
          "profiles an event, with profile.emit.min-interval of 10 s and Zipf's users",
          0.159584,
          "",
          "docs/figures/job.json profilesPerEvent");
  static final Coefficient COLUMNS =
      assumed("columns of a row", 128, "", "a shop's features; the bench has 64");
  static final Coefficient TARGETS =
      assumed("outputs of a head", 100, "", "as the challenge asks for categories and SKUs");
  static final Coefficient EVENT_BYTES =
      assumed(
          "an Avro event in Kafka, with its record",
          120,
          "bytes",
          "JSON is about three times that");
  static final Coefficient PROFILE_BYTES =
      assumed(
          "a profile without its vector, with its record",
          900,
          "bytes",
          "40 listed items of 20 bytes");
  static final Coefficient LOAD =
      assumed(
          "how busy a slot should be", 0.6, "", "the rest is for catching up and for checkpoints");
  static final Coefficient CACHED =
      assumed(
          "a cached user on the heap",
          12_000,
          "bytes",
          "5 to 20 KB (docs/configuration.md), cache of 20,000 a slot");
  static final Coefficient WAITING =
      assumed(
          "an event that waits for the watermark, on the heap",
          400,
          "bytes",
          "docs/configuration.md, max-delay of 30 s");
  static final Coefficient HEAP =
      assumed("heap of a slot for everything else", 512, "MiB", "the demo runs in less");
  static final Coefficient HOT =
      assumed(
          "share of the state that RocksDB should find in memory",
          0.1,
          "",
          "Zipf's users; managed memory");
  static final Coefficient LIBTORCH =
      assumed(
          "libtorch and DJL beside the heap of a task manager",
          1_536,
          "MiB",
          "task off-heap in k8s/");
  static final Coefficient OTHER =
      assumed(
          "metaspace, network, overhead of a task manager", 1_152, "MiB", "Flink's own defaults");
  static final Coefficient SPREAD =
      assumed(
          "RocksDB's files over the bytes in them",
          1.5,
          "",
          "levels, and files a checkpoint still links");
  static final Coefficient KEPT =
      assumed(
          "copies of the state in checkpoints and savepoints",
          7,
          "",
          "two sets of shared files, five savepoints");

  /** All of them. */
  public static final List<Coefficient> ALL =
      List.of(
          CPU,
          STEPS,
          STATE,
          PROFILES,
          COLUMNS,
          TARGETS,
          EVENT_BYTES,
          PROFILE_BYTES,
          LOAD,
          CACHED,
          WAITING,
          HEAP,
          HOT,
          LIBTORCH,
          OTHER,
          SPREAD,
          KEPT);

  private Coefficients() {}
}
