package io.riverprint.job.watch;

import io.riverprint.core.watch.Answer;
import io.riverprint.core.watch.HeadScores;
import io.riverprint.core.watch.ScoreHistogram;
import io.riverprint.core.watch.WatchReference;
import io.riverprint.core.watch.WatchedHead;
import io.riverprint.job.wire.ModelReleaseSerializer;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** All that is known of one release from its serving. */
final class WatchedRelease {
  final ModelRelease release;

  /** Event time from which its age counts. */
  final long sinceMillis;

  /** Of all answers to its questions. */
  final HeadScores scores;

  final QualityWindow quality;
  final DriftWindow drift;
  final @Nullable WatchReference reference;

  private WatchedRelease(
      ModelRelease release,
      long sinceMillis,
      HeadScores scores,
      QualityWindow quality,
      DriftWindow drift,
      @Nullable WatchReference reference) {
    this.release = release;
    this.sinceMillis = sinceMillis;
    this.scores = scores;
    this.quality = quality;
    this.drift = drift;
    this.reference = reference;
  }

  /**
   * A release that begins to serve.
   *
   * @param nowMillis where neither the release nor its bundle says since when it counts
   */
  static WatchedRelease starting(
      ModelRelease release, Optional<ReleaseFacts> facts, long nowMillis) {
    WatchReference reference = facts.map(ReleaseFacts::reference).orElse(null);
    long since = release.effectiveFromMillis();
    if (since == ModelRelease.FROM_THE_BEGINNING) {
      since = facts.map(ReleaseFacts::trainedUntilMillis).orElse(nowMillis);
    }
    return new WatchedRelease(
        release,
        since,
        new HeadScores(),
        new QualityWindow(since),
        new DriftWindow(reference, since),
        reference);
  }

  long version() {
    return release.version();
  }

  void add(Answer answer) {
    scores.add(answer);
    quality.add(answer);
  }

  void check(long nowMillis, RetrainRules rules) {
    quality.check(nowMillis, rules);
    drift.check(nowMillis, rules);
  }

  /** Says of each head how well it has told what came; nothing where nothing can be said. */
  void tell(long nowMillis, Consumer<LiveQuality> listener) {
    for (WatchedHead head : WatchedHead.values()) {
      ScoreHistogram of = scores.of(head);
      double auroc = of.auroc();
      if (!Double.isNaN(auroc)) {
        double window = quality.auroc(head);
        listener.accept(
            new LiveQuality(
                version(),
                head.label(),
                nowMillis,
                scores.answers(),
                auroc,
                of.aurocError(),
                of.calibrationError(),
                Double.isNaN(window) ? null : (Double) window));
      }
    }
  }

  void write(DataOutputView out) throws IOException {
    ModelReleaseSerializer.INSTANCE.serialize(release, out);
    out.writeLong(sinceMillis);
    scores.write(out);
    quality.write(out);
    drift.write(out);
  }

  /** Only the reference of the serving release is read again: no other is compared any more. */
  static WatchedRelease read(DataInputView in, ReleaseBook book, long servingVersion)
      throws IOException {
    ModelRelease release = ModelReleaseSerializer.INSTANCE.deserialize(in);
    book.add(release);
    WatchReference reference =
        release.version() == servingVersion
            ? book.of(servingVersion).map(ReleaseFacts::reference).orElse(null)
            : null;
    return new WatchedRelease(
        release,
        in.readLong(),
        HeadScores.read(in),
        QualityWindow.read(in),
        DriftWindow.read(in, reference),
        reference);
  }
}
