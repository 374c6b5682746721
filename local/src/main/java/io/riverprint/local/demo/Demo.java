package io.riverprint.local.demo;

import io.riverprint.console.ConsoleSettings;
import io.riverprint.local.kafka.Folders;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.ProfileFollower;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.local.show.ProfilePrinter;
import io.riverprint.local.show.Report;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.Topics;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.TrainingReport;
import io.riverprint.trainer.log.Span;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The main job on one machine, from the shop to the profiles, step by step. */
public final class Demo {

  private static final int LIKELIEST = 5;
  private static final String MODELS = "models";
  // A little less than the time there is: the last event must not miss its end by a hair.
  private static final double FITTED = 0.95;

  private final DemoSettings settings;
  private final Narrator narrator;
  private final Clock clock;
  private final Pace pace = Pace.ofMachine();
  private final long startNanos = pace.nanos();

  /** A demo that is told here. */
  public Demo(DemoSettings settings, PrintStream out, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.narrator = new Narrator(out);
  }

  /**
   * Shows everything.
   *
   * @return the figures; none if it was stopped before its end
   * @throws IllegalStateException if a record is not accounted for
   */
  public Optional<Report> run() throws Exception {
    Path folder = Files.createTempDirectory("riverprint-demo");
    try {
      DemoShop shop = openShop(folder.resolve("shop"));
      Span span = shop.log().span();
      long liveFrom = DemoTraining.historyEnd(span);
      TrainingReport model = train(shop, span, liveFrom, folder.resolve(MODELS));
      try (StopSignal stop = StopSignal.ofProcess();
          LocalKafka kafka = LocalKafka.in(folder.resolve("kafka"))) {
        announce(kafka, model.release().effectiveFrom(ModelRelease.FROM_THE_BEGINNING));
        return serve(shop, span, liveFrom, model, kafka, folder, stop);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private DemoShop openShop(Path folder) throws Exception {
    DemoShop shop = DemoShops.open(settings, folder);
    narrator.step("Shop", "%s", shop.words());
    return shop;
  }

  private TrainingReport train(DemoShop shop, Span span, long until, Path folder) throws Exception {
    narrator.more("from %s to %s", time(span.firstMillis()), time(span.lastMillis()));
    narrator.step("Model", "learns from what was before %s", time(until));
    TrainingReport report = DemoTraining.train(shop.log(), until, folder, settings.seed());
    narrator.more("%s", DemoTraining.words(report));
    return report;
  }

  private void announce(LocalKafka kafka, ModelRelease release) {
    LocalTopics.create(kafka.bootstrap(), settings.parallelism());
    narrator.step("Broker", "Kafka at %s; from another terminal:", kafka.bootstrap());
    narrator.more("./riverprint profiles --bootstrap %s --follow", kafka.bootstrap());
    try (KafkaAnnouncer announcer =
        new KafkaAnnouncer(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            Topics.RELEASES,
            new ReleaseCodec()::write)) {
      announcer.announce(release);
    }
    narrator.step("Release", "%d is announced, from the beginning of time", release.version());
  }

  private Optional<Report> serve(
      DemoShop shop,
      Span span,
      long liveFrom,
      TrainingReport model,
      LocalKafka kafka,
      Path folder,
      StopSignal stop)
      throws Exception {
    String bootstrap = kafka.bootstrap();
    try (EventSender topic = new EventSender(bootstrap, Topics.EVENTS);
        DemoJob job =
            DemoJob.start(bootstrap, Files.createDirectories(folder.resolve("flink")), settings)) {
      narrator.step(
          "Job", "Flink with RocksDB and checkpoints, parallelism %d", settings.parallelism());
      if (settings.metricsPort() != null) {
        narrator.more("metrics at http://localhost:%d/metrics", settings.metricsPort());
      }
      Feeder feeder = new Feeder(topic, pace, stop::goesOn);
      DemoFigures figures = new DemoFigures(startNanos, pace);
      try (DemoConsole console =
          DemoConsole.open(
              settings.consolePort(),
              bootstrap,
              new ConsoleSettings.Why(folder.resolve(MODELS), shop.mapping()),
              () -> job.snapshot(feeder),
              clock,
              narrator)) {
        history(shop, liveFrom, feeder, topic, job, stop, figures);
        Speed speed = speed(span, liveFrom);
        LoopTimes times = LoopTimes.within(liveFrom, shown(span, liveFrom, speed));
        Path models = folder.resolve(MODELS);
        try (DemoLoop loop =
            new DemoLoop(
                bootstrap,
                shop.log(),
                models,
                times,
                feeder::newestMillis,
                settings.seed(),
                pace,
                narrator)) {
          loop.begin();
          SwapWatch swaps = new SwapWatch(narrator, job::usersSwept, job::usersToSweep);
          live(shop, liveFrom, speed, loop, swaps, feeder, topic, job, stop, figures);
          if (!stop.goesOn()) {
            return stopped(job.snapshot(feeder));
          }
          Report report = end(bootstrap, feeder, job, swaps, figures);
          LoopShow show = new LoopShow(times, loop.accounts(), narrator);
          return Optional.of(
              report.putAll(
                  show.end(
                      bootstrap,
                      shop.log(),
                      models,
                      feeder.newestMillis(),
                      model.manifest().horizonMillis())));
        }
      }
    }
  }

  private void history(
      DemoShop shop,
      long liveFrom,
      Feeder feeder,
      EventSender topic,
      DemoJob job,
      StopSignal stop,
      DemoFigures figures) {
    narrator.step("History", "is fed as fast as it is taken, so that users have a past");
    figures.historyBegins();
    feeder.history(shop, liveFrom);
    topic.flush();
    job.awaitTaken(feeder.fed(), pace, stop::goesOn);
    figures.historyEnds(feeder.fed());
    narrator.more("%,d records, %,.0f a second", feeder.fed(), figures.historyPerSecond());
  }

  private Speed speed(Span span, long liveFrom) {
    Speed wanted = settings.speed();
    return wanted == null
        ? Speed.fitting(span.lastMillis() - liveFrom, (long) (FITTED * settings.liveMillis()))
        : wanted;
  }

  /** How much event time the live part has time for. */
  private long shown(Span span, long liveFrom, Speed speed) {
    return (long)
        Math.min((double) span.lastMillis() - liveFrom, speed.factor() * settings.liveMillis());
  }

  private void live(
      DemoShop shop,
      long liveFrom,
      Speed speed,
      DemoLoop loop,
      SwapWatch swaps,
      Feeder feeder,
      EventSender topic,
      DemoJob job,
      StopSignal stop,
      DemoFigures figures) {
    narrator.step(
        "Live", "the rest at speed %s, for at most %d s", speed, settings.liveMillis() / 1000);
    try (LiveWatch watch =
        LiveWatch.start(
            () -> {
              Snapshot now = job.snapshot(feeder);
              swaps.look(now);
              return now;
            },
            pace,
            narrator)) {
      feeder.live(shop, liveFrom, speed, settings.liveMillis() * 1_000_000, loop);
      topic.flush();
      job.awaitTaken(feeder.fed(), pace, stop::goesOn);
      figures.liveEnds(watch);
    }
  }

  private Optional<Report> stopped(Snapshot now) {
    narrator.step("Stopped", "%,d of %,d records were stepped", now.stepped(), now.fed());
    return Optional.empty();
  }

  private Report end(
      String bootstrap, Feeder feeder, DemoJob job, SwapWatch swaps, DemoFigures figures)
      throws Exception {
    narrator.step("End", "event time ends, everything that waits is stepped");
    job.drain();
    swaps.look(job.snapshot(feeder));
    Accounts accounts = Accounts.of(job.snapshot(feeder), bootstrap);
    narrator.more("%s", accounts.words());
    if (!accounts.deadByReason().isEmpty()) {
      narrator.more("dead by reason: %s", accounts.deadWords());
    }
    explain(bootstrap);
    if (!accounts.balance()) {
      throw new IllegalStateException("demo: " + accounts.words());
    }
    return figures.report(accounts).put("usersSwept", job.usersSwept());
  }

  private void explain(String bootstrap) {
    try (ProfileFollower profiles =
        ProfileFollower.open(bootstrap, Topics.PROFILES, Isolation.READ_COMMITTED)) {
      Collection<UserProfile> all = profiles.newest().values();
      narrator.step("Profiles", "%,d users have one; three of them:", all.size());
      ProfilePrinter printer = new ProfilePrinter(LIKELIEST);
      ThreeUsers.among(all).forEach(one -> narrator.text("\n" + printer.print(one)));
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
