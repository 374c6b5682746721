package io.riverprint.local.cli;

import io.riverprint.core.torch.Backends;
import io.riverprint.local.show.TrainingLog;
import io.riverprint.schema.Topics;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.cycle.CycleSettings;
import io.riverprint.trainer.cycle.RetrainingCycle;
import io.riverprint.trainer.cycle.Schedule;
import io.riverprint.trainer.cycle.StopFlag;
import io.riverprint.trainer.cycle.TrainerLock;
import io.riverprint.trainer.cycle.TrainerService;
import io.riverprint.trainer.gate.GateRule;
import io.riverprint.trainer.log.ErasureTopic;
import io.riverprint.trainer.log.EventArchive;
import io.riverprint.trainer.log.EventTopic;
import io.riverprint.trainer.log.GrowingLog;
import io.riverprint.trainer.log.GrowingWithoutErased;
import io.riverprint.trainer.neural.Preset;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import io.riverprint.trainer.publish.KafkaDecisions;
import io.riverprint.trainer.publish.KafkaRequests;
import io.riverprint.trainer.registry.FolderRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint trainer}: the trainer as a service. */
@Command(
    name = "trainer",
    description = {
      "Answers requests for new releases: trains from the release that serves, judges both on the same"
          + " held-out time, releases what is better, and says why.",
      "Stopped or killed, it goes on where it was. Its options, without the dashes, may stand in a YAML"
          + " file; those of the command line win."
    },
    mixinStandardHelpOptions = true)
final class TrainerCommand implements Callable<Integer> {
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long STOP_SECONDS = 60;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = OptionFile.OPTION,
      paramLabel = "FILE",
      preprocessor = OptionFile.class,
      description = "Options in YAML, such as every: 7d.")
  @SuppressWarnings("UnusedVariable") // its preprocessor has read it by then
  private @Nullable Path config;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Brokers of the topics of events, requests, releases and decisions.")
  private String bootstrap = "";

  @Option(
      names = "--models",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the models; the jobs must be able to read it.")
  private Path models = Path.of("");

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Folder of checkpoints and of the journal; DIR.work beside the models if not given.")
  private @Nullable Path work;

  @Option(
      names = "--archive",
      paramLabel = "DIR|FILE",
      description = "Read events here, as train --events does, and not from the topic.")
  private @Nullable Path archive;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "How fields are called, and kinds and times written; ours if not given.")
  private @Nullable Path mapping;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "Train so often also when nobody asks, such as 7d; never if not given.")
  private @Nullable Duration every;

  @Option(
      names = "--lead",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description =
          "Event time from the newest event to the time from which a release serves, for the jobs to"
              + " load it; ${DEFAULT-VALUE}.",
      defaultValue = "1m")
  private Duration lead = Duration.ofMinutes(1);

  @Option(names = "--seed", paramLabel = "S", description = "What chance is; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      converter = PresetConverter.class,
      completionCandidates = PresetConverter.Names.class,
      description = "The encoders: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
  private Preset preset = Preset.COMPACT;

  @Mixin private final CopiesOption copies = new CopiesOption();

  @Mixin private final FactorsOption factors = new FactorsOption();

  @Option(names = "--quick", description = "Narrow encoders, few epochs.")
  private boolean quick;

  @Option(
      names = "--tolerance",
      paramLabel = "AUROC",
      description = "How much a head may lose, if it is not chance; ${DEFAULT-VALUE}.")
  private double tolerance = GateRule.STANDARD.tolerance();

  @Option(
      names = "--events-topic",
      paramLabel = "TOPIC",
      description = "Topic of events; ${DEFAULT-VALUE}.")
  private String eventsTopic = Topics.EVENTS;

  @Option(
      names = "--requests-topic",
      paramLabel = "TOPIC",
      description = "Topic of requests; ${DEFAULT-VALUE}.")
  private String requestsTopic = Topics.RETRAIN_REQUESTS;

  @Option(
      names = "--releases-topic",
      paramLabel = "TOPIC",
      description = "Topic of announcements; ${DEFAULT-VALUE}.")
  private String releasesTopic = Topics.RELEASES;

  @Option(
      names = "--decisions-topic",
      paramLabel = "TOPIC",
      description = "Topic of decisions; ${DEFAULT-VALUE}.")
  private String decisionsTopic = Topics.DECISIONS;

  @Option(
      names = "--erasures-topic",
      paramLabel = "TOPIC",
      description = "Topic of those who are erased, and not learnt from; ${DEFAULT-VALUE}.")
  private String erasuresTopic = Topics.ERASURES;

  @Option(names = "--once", description = "Answer the requests that are there, and end.")
  private boolean once;

  @Override
  public Integer call() throws Exception {
    StopFlag stop = new StopFlag();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(stop, ended), "stop the trainer");
    Runtime.getRuntime().addShutdownHook(hook);
    try (TrainerLock lock = TrainerLock.of(models)) {
      serve(stop);
    } finally {
      ended.countDown();
    }
    return ExitCode.OK;
  }

  /** On a signal the process waits for the batch to be over, so that nothing is cut off. */
  private static void end(StopFlag stop, CountDownLatch ended) {
    stop.raise();
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "trainer: stopped within a batch; the cycle is taken up when started again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(StopFlag stop) throws IOException {
    Map<String, String> client = Map.of("bootstrap.servers", bootstrap);
    FolderRegistry registry = new FolderRegistry(models);
    GrowingLog events = events(client);
    PrintWriter out = spec.commandLine().getOut();
    try (TrainingLog progress = TrainingLog.toStderr();
        KafkaAnnouncer announcer =
            new KafkaAnnouncer(client, releasesTopic, new ReleaseCodec()::write);
        KafkaDecisions decisions = new KafkaDecisions(client, decisionsTopic);
        KafkaRequests requests =
            new KafkaRequests(
                client, requestsTopic, "riverprint-trainer", line -> say(out, line))) {
      RetrainingCycle cycle =
          new RetrainingCycle(
              events,
              registry,
              weights -> Backends.open("auto", "auto", weights),
              copies.around(announcer),
              decisions,
              settings(),
              stop.around(progress),
              workFolder());
      TrainerService service =
          new TrainerService(
              requests,
              events,
              cycle,
              Optional.ofNullable(every)
                  .map(span -> new Schedule(span, registry, Clock.systemUTC())),
              stop,
              line -> say(out, line));
      run(service, out);
    }
  }

  private void run(TrainerService service, PrintWriter out) throws IOException {
    say(out, "Waiting for requests on " + requestsTopic);
    if (once) {
      service.once();
    } else {
      service.run();
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private CycleSettings settings() {
    TrainOptions options = quick ? TrainOptions.quick(preset, seed) : TrainOptions.of(preset, seed);
    GateRule standard = GateRule.STANDARD;
    GateRule rule =
        new GateRule(
            tolerance,
            standard.probeTolerance(),
            standard.largestLoss(),
            standard.leastUsers(),
            standard.draws());
    return new CycleSettings(factors.of(options), rule, lead.toMillis());
  }

  private GrowingLog events(Map<String, String> client) throws IOException {
    EventMapping names = mapping == null ? EventMapping.DEFAULT : EventMapping.read(mapping);
    GrowingLog whole =
        archive == null
            ? new EventTopic(client, eventsTopic, new EventReader(names, MOST_BYTES), PATIENCE)
            : new EventArchive(archive, names);
    return new GrowingWithoutErased(whole, new ErasureTopic(client, erasuresTopic, PATIENCE)::read);
  }

  private Path workFolder() {
    Path folder = models.toAbsolutePath().normalize();
    return work == null ? folder.resolveSibling(folder.getFileName() + ".work") : work;
  }
}
