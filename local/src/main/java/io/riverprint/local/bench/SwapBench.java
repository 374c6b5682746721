package io.riverprint.local.bench;

import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.local.bench.BenchRun.Shape;
import io.riverprint.local.kafka.Folders;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest.Lane;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The whole job at half its maximum rate while a release takes over every few seconds: how long the
 * task stands still for it, whether a profile is lost, sent twice or of two releases, and whether
 * memory grows.
 */
public final class SwapBench {
  private static final long SEED = 17;
  private static final int BATCH = 512;
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);
  private static final Duration DRAIN = Duration.ofSeconds(12);

  private final JobBenchSettings settings;
  private final Duration during;
  private final Duration every;
  private final Lane lane;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /**
   * A measurement.
   *
   * @param every time between two releases; each is announced that long before it takes over
   * @param lane what changes from release to release: everything, or item factors alone
   */
  public SwapBench(
      JobBenchSettings settings,
      Duration during,
      Duration every,
      Lane lane,
      Clock clock,
      Consumer<String> progress) {
    this.settings = settings;
    this.during = during;
    this.every = every;
    this.lane = lane;
    this.clock = clock;
    this.progress = progress;
  }

  /** Flat figures by camelCase name. */
  public Map<String, Object> measure() throws Exception {
    Path folder = Files.createTempDirectory("riverprint-bench");
    try (LocalKafka kafka = LocalKafka.in(folder.resolve("kafka"));
        KafkaAnnouncer announcer =
            new KafkaAnnouncer(
                Map.of("bootstrap.servers", kafka.bootstrap()),
                Topics.RELEASES,
                new ReleaseCodec()::write)) {
      LocalTopics.create(kafka.bootstrap(), settings.parallelism());
      announcer.announce(release(1, ModelRelease.FROM_THE_BEGINNING, folder));
      try (BenchRun run =
              BenchRun.start(
                  "swap",
                  kafka.bootstrap(),
                  Files.createDirectories(folder.resolve("run")),
                  settings,
                  new Shape(settings.backend(), BATCH));
          LoadGenerator load =
              new LoadGenerator(
                  kafka.bootstrap(),
                  run.eventsTopic,
                  new BenchEvents(settings.users(), SEED),
                  run::stepped,
                  clock);
          SwapWatch watch = new SwapWatch(kafka.bootstrap(), run.profilesTopic)) {
        watch.serves(1, Long.MIN_VALUE);
        load.pace(maximum(run) / 2);
        swaps(run, watch, announcer, folder);
        load.pace(1);
        sleep(DRAIN);
        figures.putAll(watch.end());
        return figures;
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private double maximum(BenchRun run) throws Exception {
    progress.accept("warm-up, until the compilers rest");
    var unused = new Compiling(Duration.ofSeconds(10), LONGEST_WARM_UP).awaitSettled();
    progress.accept("maximum rate");
    long before = run.stepped();
    long from = System.nanoTime();
    sleep(settings.window());
    double perSecond = (run.stepped() - before) * 1e9 / (System.nanoTime() - from);
    figures.put("lane", lane.name());
    figures.put("everySeconds", every.toMillis() / 1e3);
    figures.put("users", settings.users());
    figures.put("maximumEventsPerSecond", perSecond);
    return perSecond;
  }

  private void swaps(BenchRun run, SwapWatch watch, KafkaAnnouncer announcer, Path folder)
      throws Exception {
    ResidentMemory memory = new ResidentMemory();
    long before = run.stepped();
    long from = System.nanoTime();
    long most = 0;
    long version = 1;
    while (System.nanoTime() - from < during.toNanos()) {
      version++;
      progress.accept("release " + version);
      long effective = clock.millis() + every.toMillis();
      watch.serves(version, effective);
      announcer.announce(release(version, effective, folder));
      sleep(every);
      memory.sample();
      most = Math.max(most, run.metrics.max(JobMetrics.BUNDLES_IN_MEMORY, 0));
    }
    figures.put("eventsPerSecond", (run.stepped() - before) * 1e9 / (System.nanoTime() - from));
    sleep(every);
    pauses(run.metrics.values(JobMetrics.SWAP_MICROS));
    figures.put("releasesAnnounced", version);
    figures.put("swaps", run.metrics.sum(JobMetrics.RELEASES_ACTIVATED) / settings.parallelism());
    figures.put("refused", run.metrics.sum(JobMetrics.RELEASES_REFUSED));
    figures.put("sweptUsersOfLastRelease", run.metrics.sum(JobMetrics.SWEEP_MOVED));
    figures.put("bundlesInMemoryMost", most);
    figures.put("residentMiBFirst", memory.first());
    figures.put("residentMiBLast", memory.last());
    figures.put("residentMiBPerMinute", memory.slope());
  }

  /** How long the task was held at once: by a swap, a watermark with take-overs, the sweep. */
  private void pauses(long[] micros) {
    figures.put("pauses", micros.length);
    for (int percent : new int[] {50, 99, 100}) {
      int at = (int) ((micros.length - 1) * (long) percent / 100);
      figures.put(
          percent == 100 ? "pauseMaxMillis" : "pauseP" + percent + "Millis",
          micros.length == 0 ? -1 : micros[at] / 1e3);
    }
  }

  private ModelRelease release(long version, long fromMillis, Path folder) throws Exception {
    ModelBundle bundle =
        lane == Lane.FACTORS ? BenchModel.factors(SEED, version) : BenchModel.make(SEED, version);
    Path place = folder.resolve("release-" + version);
    String digest = BundleWriter.write(bundle, place);
    return new ModelRelease(
        version, place.toUri().toString(), digest, fromMillis, bundle.manifest().space());
  }

  private static void sleep(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }
}
