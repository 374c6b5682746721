package io.riverprint.local.demo;

import static java.util.Objects.requireNonNull;

import io.riverprint.core.torch.Backends;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.cycle.CycleSettings;
import io.riverprint.trainer.cycle.RetrainingCycle;
import io.riverprint.trainer.gate.GateRule;
import io.riverprint.trainer.log.ErasedUsers;
import io.riverprint.trainer.log.ErasureTopic;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.GrowingWithoutErased;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import io.riverprint.trainer.publish.KafkaDecisions;
import io.riverprint.trainer.publish.KafkaRequests;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The learning loop beside the demo's stream, on a thread of its own: a request (the job's, or one
 * by hand where the job has not asked by then), a training that starts from what serves, the gate,
 * the announcement. The shop's clock may run up to the swap meanwhile, and waits there.
 *
 * <p>Where the gate refuses, the candidate is promoted by hand, and it is said: a demo is to show a
 * swap.
 */
final class DemoLoop implements Hold, AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOAD_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long GOODBYE_MILLIS = 5_000;
  private static final int EPOCHS = 3;

  private final LoopTopics topics;
  private final Map<String, String> client;
  private final EventLog log;
  private final Path models;
  private final LoopTimes times;
  private final LongSupplier shopMillis;
  private final long seed;
  private final Pace pace;
  private final Narrator narrator;
  private final Thread thread = new Thread(this::run, "trainer");
  private final AtomicReference<LoopAccounts> accounts = new AtomicReference<>(LoopAccounts.none());
  private volatile boolean open;
  private volatile boolean stopped;

  /**
   * A loop, not yet begun.
   *
   * @param models registry's folder, with the release that serves
   * @param shopMillis what the shop's clock says
   */
  DemoLoop(
      String bootstrap,
      EventLog log,
      Path models,
      LoopTimes times,
      LongSupplier shopMillis,
      long seed,
      Pace pace,
      Narrator narrator) {
    this.topics = new LoopTopics(bootstrap);
    this.client = Map.of("bootstrap.servers", bootstrap);
    this.log = log;
    this.models = models;
    this.times = times;
    this.shopMillis = shopMillis;
    this.seed = seed;
    this.pace = pace;
    this.narrator = narrator;
    thread.setDaemon(true);
  }

  void begin() {
    thread.start();
  }

  @Override
  public boolean mayPass(long arrivesAtMillis) {
    return arrivesAtMillis < times.swapMillis() || open || stopped;
  }

  /** What became of it by now. */
  LoopAccounts accounts() {
    return requireNonNull(accounts.get());
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(GOODBYE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      Optional<RetrainRequest> request = request();
      if (request.isPresent()) {
        answer(request.get());
      }
    } catch (IOException | RuntimeException e) {
      narrator.step("Loop", "broke off, the job serves on: %s", String.valueOf(e.getMessage()));
    } finally {
      open = true;
    }
  }

  /** The job's wish; once the shop's clock has passed the instant, one by hand. */
  private Optional<RetrainRequest> request() {
    boolean asked = false;
    try (KafkaRequests requests =
        new KafkaRequests(
            client,
            Topics.RETRAIN_REQUESTS,
            "riverprint-demo",
            line -> narrator.more("%s", line))) {
      while (!stopped) {
        Optional<RetrainRequest> next = requests.next(GLANCE);
        if (next.filter(this::isLive).isPresent()) {
          return next;
        }
        if (!asked && shopMillis.getAsLong() >= times.requestMillis()) {
          topics.ask(byHand());
          asked = true;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isLive(RetrainRequest request) {
    return request.atMillis() >= times.liveFromMillis();
  }

  private RetrainRequest byHand() {
    return new RetrainRequest(
        "demo-1",
        times.requestMillis(),
        1,
        RetrainRequest.Reason.MANUAL,
        RetrainRequest.Lane.FULL,
        "the demo asks, since no trigger of the job has by now");
  }

  private void answer(RetrainRequest request) throws IOException {
    accounts.updateAndGet(now -> now.asked(request));
    narrator.step(
        "Request", "at %s, %s: %s", time(request.atMillis()), request.reason(), request.detail());
    FolderRegistry registry = new FolderRegistry(models);
    try (KafkaAnnouncer announcer =
            new KafkaAnnouncer(client, Topics.RELEASES, new ReleaseCodec()::write);
        KafkaDecisions decisions = new KafkaDecisions(client, Topics.DECISIONS)) {
      RetrainingCycle cycle = cycle(request, registry, announcer, decisions);
      long began = pace.nanos();
      GateDecision decision = decision(cycle, request);
      narrator.step(
          "Gate",
          "%s version %d after %.0f s: %s",
          decision.released() ? "releases" : "refuses",
          decision.candidateVersion(),
          (pace.nanos() - began) / 1e9,
          String.join("; ", decision.reasons()));
      boolean promoted = !decision.released() && promote(registry, announcer, decision);
      accounts.updateAndGet(now -> now.decided(decision, promoted));
      if (decision.released() || promoted) {
        awaitLoaded(decision.candidateVersion());
      }
    }
  }

  private GateDecision decision(RetrainingCycle cycle, RetrainRequest request) throws IOException {
    try {
      return cycle.run(request);
    } catch (IllegalArgumentException e) {
      return cycle.decline(request, "cannot be trained: " + e.getMessage());
    }
  }

  private RetrainingCycle cycle(
      RetrainRequest request,
      FolderRegistry registry,
      KafkaAnnouncer announcer,
      KafkaDecisions decisions)
      throws IOException {
    TrainOptions options = TrainOptions.quick(seed).encoders(plan -> plan.lasting(EPOCHS));
    return new RetrainingCycle(
        new GrowingWithoutErased(
            new DemoEvents(log, request.atMillis(), times.swapMillis()), this::erased),
        registry,
        weights -> Backends.open("auto", "auto", weights),
        announcer,
        decisions,
        new CycleSettings(options, GateRule.STANDARD, 0),
        new LoopProgress(narrator),
        requireNonNull(models.getParent()).resolve("loop-work"));
  }

  private ErasedUsers erased() {
    ErasedUsers erased = new ErasureTopic(client, Topics.ERASURES, PATIENCE).read();
    if (!erased.isEmpty()) {
      narrator.more("trainer: does not learn from the erased, %d", erased.untilMillis().size());
    }
    return erased;
  }

  private boolean promote(FolderRegistry registry, KafkaAnnouncer announcer, GateDecision decision)
      throws IOException {
    Optional<StoredRelease> kept = registry.find(decision.candidateVersion());
    if (kept.isEmpty()) {
      return false;
    }
    registry.notes(kept.get().version()).announce(times.swapMillis());
    registry.release(kept.get());
    announcer.announce(kept.get().effectiveFrom(times.swapMillis()));
    narrator.more("version %d is promoted by hand, to show a swap", kept.get().version());
    return true;
  }

  /** The shop's clock goes on when the job has it, or will not have it. */
  private void awaitLoaded(long version) {
    narrator.step(
        "Release", "%d is announced, effective from %s", version, time(times.swapMillis()));
    long end = pace.nanos() + LOAD_NANOS;
    while (!stopped && pace.nanos() < end) {
      List<ReleaseReceipt> receipts = topics.receipts(version);
      for (ReleaseReceipt receipt : receipts) {
        if (receipt.outcome() == ReleaseReceipt.Outcome.REFUSED) {
          narrator.more("the job refuses it: %s", receipt.detail());
          return;
        }
      }
      if (!receipts.isEmpty()) {
        accounts.updateAndGet(LoopAccounts::serving);
        return;
      }
      pace.sleepUntil(pace.nanos() + GLANCE.toNanos());
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
