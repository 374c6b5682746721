package io.riverprint.trainer.cycle;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.watch.WatchReference;
import io.riverprint.trainer.Candidate;
import io.riverprint.trainer.ReadBack;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.gate.JudgedProfile;
import io.riverprint.trainer.gate.ReleaseGate;
import io.riverprint.trainer.gate.Replay;
import io.riverprint.trainer.gate.Scorecard;
import io.riverprint.trainer.gate.Verdict;
import io.riverprint.trainer.space.SpaceAlignment;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Maps a candidate into its incumbent's space, writes it, reads it back, replays both over the same
 * held-out time, and asks the gate.
 */
final class CandidateJudge {
  private final Function<NetworkWeights, Backend> backends;
  private final ReleaseGate gate;
  private final TrainingProgress progress;
  private final long seed;

  CandidateJudge(
      Function<NetworkWeights, Backend> backends,
      ReleaseGate gate,
      TrainingProgress progress,
      long seed) {
    this.backends = backends;
    this.gate = gate;
    this.progress = progress;
    this.seed = seed;
  }

  /**
   * What was judged.
   *
   * @param bundle with its map and figures
   * @param verdict on it
   */
  record Judged(ModelBundle bundle, Verdict verdict) {}

  Judged judge(Candidate candidate, Optional<ModelBundle> incumbent) throws IOException {
    progress.begins("fitting the map of spaces");
    ModelBundle aligned =
        incumbent.map(older -> aligned(candidate, older)).orElse(candidate.bundle());
    progress.begins("judging by replay");
    ModelBundle read = ReadBack.of(aligned);
    Replayed replayed = replay(read, candidate);
    Verdict verdict =
        incumbent.isPresent()
            ? gate.compare(
                read,
                replayed.judged(),
                incumbent.get(),
                replay(incumbent.get(), candidate).judged())
            : gate.first(read, replayed.judged());
    Map<String, Double> metrics =
        new HashMap<>(new Scorecard(replayed.judged()).metrics(read.features()));
    ModelBundle figured =
        aligned.with(aligned.manifest().withMetrics(metrics)).with(replayed.reference());
    return new Judged(figured, verdict);
  }

  private ModelBundle aligned(Candidate candidate, ModelBundle older) {
    TimeSplit split = candidate.split();
    return new SpaceAlignment(backends)
        .align(
            candidate.bundle(),
            older,
            candidate.histories().before(split.fitUntilMillis()),
            split.fitUntilMillis() - 1);
  }

  private record Replayed(List<JudgedProfile> judged, WatchReference reference) {}

  private Replayed replay(ModelBundle bundle, Candidate candidate) {
    try (Backend backend = backends.apply(bundle.network())) {
      Replay replay = new Replay(bundle, backend, candidate.split(), seed);
      List<JudgedProfile> judged = replay.judge(candidate.histories().users());
      return new Replayed(judged, replay.reference());
    }
  }
}
