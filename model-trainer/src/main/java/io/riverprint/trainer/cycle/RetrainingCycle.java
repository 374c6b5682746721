package io.riverprint.trainer.cycle;

import static java.util.Objects.requireNonNull;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.RetrainRequest.Lane;
import io.riverprint.trainer.Candidate;
import io.riverprint.trainer.CandidateTraining;
import io.riverprint.trainer.Start;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.gate.ReleaseGate;
import io.riverprint.trainer.gate.Verdict;
import io.riverprint.trainer.log.GrowingLog;
import io.riverprint.trainer.log.LogWindow;
import io.riverprint.trainer.publish.Announcer;
import io.riverprint.trainer.publish.DecisionSink;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.ReleaseNotes;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * From a request to the decision on it: window fixed, events read, trained from the incumbent,
 * judged against it, kept, and, where it passed, announced.
 *
 * <p>Killed at any point it is run again with the same request and gives what it would have given:
 * the window, the version and the incumbent stand in a journal from the beginning, epochs in
 * checkpoints, the decision in the journal before the bundle is kept. Readers of the registry see
 * the release before or the new one whole; the topics may hold the announcement and the decision
 * twice, word for word. One process at a time may run cycles on a registry: {@link TrainerLock}.
 */
public final class RetrainingCycle {
  private final GrowingLog events;
  private final FolderRegistry registry;
  private final Function<NetworkWeights, Backend> backends;
  private final Announcer announcer;
  private final DecisionSink decisions;
  private final CycleSettings settings;
  private final TrainingProgress progress;
  private final Path work;
  private final CycleJournal journal;

  /**
   * Cycles on a registry.
   *
   * @param backends makes the backend of replays
   * @param work a folder for what is large, for checkpoints and the journal; made where it is
   *     missing, on a disk that outlives the process
   */
  public RetrainingCycle(
      GrowingLog events,
      FolderRegistry registry,
      Function<NetworkWeights, Backend> backends,
      Announcer announcer,
      DecisionSink decisions,
      CycleSettings settings,
      TrainingProgress progress,
      Path work)
      throws IOException {
    this.events = events;
    this.registry = registry;
    this.backends = backends;
    this.announcer = announcer;
    this.decisions = decisions;
    this.settings = settings;
    this.progress = progress;
    this.work = Files.createDirectories(work);
    this.journal = new CycleJournal(work.resolve("cycle.json"));
  }

  /** The request of a cycle that was begun and not ended, if there is one. */
  public Optional<RetrainRequest> interrupted() throws IOException {
    return journal.find().map(CyclePlan::request);
  }

  /**
   * Answers a request; one that was answered already gets the same answer again.
   *
   * @throws IllegalArgumentException if the events are too few to learn from
   * @throws IOException if something cannot be read or written; run again, it goes on
   */
  public GateDecision run(RetrainRequest request) throws IOException {
    CyclePlan plan = plan(request);
    if (plan.decision() == null || registry.find(plan.version()).isEmpty()) {
      plan = train(plan);
    }
    return conclude(plan, requireNonNull(plan.decision()));
  }

  /** Answers a request without a training. */
  public GateDecision decline(RetrainRequest request, String reason) throws IOException {
    journal.delete();
    GateDecision declined =
        new GateDecision(
            request.requestId(),
            request.atMillis(),
            GateDecision.NONE,
            latestVersion(),
            false,
            null,
            List.of(reason),
            Map.of());
    decisions.tell(declined);
    return declined;
  }

  /**
   * Whether a release was made since the request, which then speaks of an older one. The release
   * that answered it is none: it comes again where its offset was not kept any more.
   */
  public boolean isSuperseded(RetrainRequest request) throws IOException {
    Optional<StoredRelease> latest = registry.latest();
    if (latest.isEmpty() || request.servingVersion() >= latest.get().version()) {
      return false;
    }
    if (answer(request).isPresent()) {
      return false;
    }
    Optional<ReleaseNotes.Announced> announced = registry.notes(latest.get().version()).announced();
    return request.servingVersion() == RetrainRequest.NO_RELEASE
        || announced.filter(at -> request.atMillis() <= at.effectiveFromMillis()).isPresent();
  }

  private long latestVersion() throws IOException {
    return registry.latest().map(StoredRelease::version).orElse(GateDecision.NONE);
  }

  /** The plan of this request: of the journal, of a release that answered it, or a new one. */
  private CyclePlan plan(RetrainRequest request) throws IOException {
    Optional<CyclePlan> begun = journal.find().filter(plan -> isOf(plan, request));
    if (begun.isPresent()) {
      return begun.get();
    }
    Optional<GateDecision> answer = answer(request);
    return answer.isPresent() ? answered(request, answer.get()) : begin(request);
  }

  /** The decision on this request, where it was taken already. */
  private Optional<GateDecision> answer(RetrainRequest request) throws IOException {
    for (StoredRelease kept : registry.versions()) {
      Optional<GateDecision> decision = registry.notes(kept.version()).decision();
      if (decision.isPresent() && decision.get().requestId().equals(request.requestId())) {
        return decision;
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(CyclePlan plan, RetrainRequest request) {
    return plan.request().requestId().equals(request.requestId());
  }

  private static CyclePlan answered(RetrainRequest request, GateDecision decision) {
    return new CyclePlan(
        request,
        decision.candidateVersion(),
        decision.incumbentVersion(),
        Long.MAX_VALUE,
        Map.of(),
        decision);
  }

  private CyclePlan begin(RetrainRequest request) throws IOException {
    progress.begins("fixing the window");
    LogWindow window = events.window();
    CyclePlan plan =
        new CyclePlan(
            request,
            registry.nextVersion(),
            latestVersion(),
            window.untilMillis(),
            window.ends(),
            null);
    journal.write(plan);
    return plan;
  }

  private CyclePlan train(CyclePlan plan) throws IOException {
    Optional<ModelBundle> incumbent = registry.find(plan.incumbent()).map(registry::read);
    CandidateTraining training = training(plan, incumbent);
    Candidate candidate = training.run(plan.version());
    CandidateJudge.Judged judged = judge().judge(candidate, incumbent);
    progress.begins("deciding");
    CyclePlan decided = plan.decided(decision(plan, candidate, judged.verdict()));
    journal.write(decided);
    progress.begins("keeping version " + plan.version());
    registry.keep(judged.bundle());
    training.forget();
    return decided;
  }

  private CandidateTraining training(CyclePlan plan, Optional<ModelBundle> incumbent)
      throws IOException {
    LogWindow window = new LogWindow(plan.untilMillis(), plan.ends());
    TrainOptions options = settings.options();
    return new CandidateTraining(
        events.read(window),
        backends,
        options.until(Math.min(options.untilMillis(), plan.untilMillis())),
        progress,
        work,
        incumbent.map(older -> start(plan.request().lane(), older)).orElse(Start.COLD));
  }

  private static Start start(Lane lane, ModelBundle incumbent) {
    return switch (lane) {
      case FACTORS -> Start.factors(incumbent);
      case FULL -> Start.warm(incumbent);
    };
  }

  private CandidateJudge judge() {
    long seed = settings.options().seed();
    return new CandidateJudge(backends, new ReleaseGate(settings.rule(), seed), progress, seed);
  }

  private GateDecision decision(CyclePlan plan, Candidate candidate, Verdict verdict)
      throws IOException {
    Optional<Long> pinned = registry.pin().version();
    List<String> reasons = new ArrayList<>(verdict.reasons());
    if (verdict.passed() && pinned.isPresent()) {
      reasons.add("passed, and is held back: version " + pinned.get() + " is pinned");
    }
    boolean released = verdict.passed() && pinned.isEmpty();
    long newest = events.newestMillis().orElse(candidate.split().untilMillis());
    return new GateDecision(
        plan.request().requestId(),
        newest,
        plan.version(),
        plan.incumbent(),
        released,
        released ? effectiveFrom(plan, newest) : null,
        reasons,
        verdict.figures());
  }

  private long effectiveFrom(CyclePlan plan, long newestMillis) {
    return plan.incumbent() == GateDecision.NONE
        ? ModelRelease.FROM_THE_BEGINNING
        : newestMillis + settings.leadMillis();
  }

  /** All of it may be done a second time. */
  private GateDecision conclude(CyclePlan plan, GateDecision decision) throws IOException {
    progress.begins("noting the decision");
    StoredRelease kept = registry.find(plan.version()).orElseThrow();
    registry.notes(kept.version()).decide(decision);
    Long effectiveFrom = decision.effectiveFromMillis();
    if (effectiveFrom != null) {
      release(kept, effectiveFrom);
    }
    progress.begins("telling the decision");
    decisions.tell(decision);
    journal.delete();
    return decision;
  }

  private void release(StoredRelease kept, long effectiveFrom) throws IOException {
    progress.begins("releasing version " + kept.version());
    registry.notes(kept.version()).announce(effectiveFrom);
    if (latestVersion() < kept.version()) {
      registry.release(kept);
    }
    progress.begins("announcing version " + kept.version());
    announcer.announce(kept.effectiveFrom(effectiveFrom));
  }
}
