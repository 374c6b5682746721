package io.riverprint.job.watch;

import io.riverprint.core.watch.HeadReference;
import io.riverprint.core.watch.Question;
import io.riverprint.core.watch.WatchReference;
import io.riverprint.core.watch.WatchedColumns;
import io.riverprint.core.watch.WatchedHead;
import io.riverprint.schema.RetrainRequest.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The four triggers: each looks at the release that serves and says whether, and why. */
final class Triggers {
  private final RetrainRules rules;

  Triggers(RetrainRules rules) {
    this.rules = rules;
  }

  /** Those that have come true, the most telling first. */
  List<Cause> of(WatchedRelease serving, long answersSince, long nowMillis) {
    List<Cause> causes = new ArrayList<>();
    quality(serving).ifPresent(causes::add);
    drift(serving).ifPresent(causes::add);
    schedule(serving, nowMillis).ifPresent(causes::add);
    labels(serving, answersSince).ifPresent(causes::add);
    return causes;
  }

  private Optional<Cause> schedule(WatchedRelease serving, long nowMillis) {
    long age = nowMillis - serving.sinceMillis;
    return rules.scheduleMillis() > 0 && age >= rules.scheduleMillis()
        ? cause(
            Reason.SCHEDULE,
            "release %d is %s old, the schedule says %s",
            serving.version(),
            text(age),
            text(rules.scheduleMillis()))
        : Optional.empty();
  }

  private Optional<Cause> labels(WatchedRelease serving, long answersSince) {
    return rules.labels() > 0 && answersSince >= rules.labels()
        ? cause(
            Reason.LABELS,
            "%d outcomes of watched users have become known since release %d took over, asked for"
                + " at %d",
            answersSince,
            serving.version(),
            rules.labels())
        : Optional.empty();
  }

  /** The column that has moved furthest. */
  private Optional<Cause> drift(WatchedRelease serving) {
    int worst = -1;
    for (int column = 0; column < WatchedColumns.NAMES.size(); column++) {
      double index = serving.drift.stability(column);
      if (rules.drift() > 0
          && index > rules.drift()
          && (worst < 0 || index > serving.drift.stability(worst))) {
        worst = column;
      }
    }
    return worst < 0
        ? Optional.empty()
        : cause(
            Reason.DRIFT,
            "%s is not distributed as when release %d was judged: stability index %.3f, bound"
                + " %.3f",
            WatchedColumns.NAMES.get(worst),
            serving.version(),
            serving.drift.stability(worst),
            rules.drift());
  }

  private Optional<Cause> quality(WatchedRelease serving) {
    for (WatchedHead head : WatchedHead.values()) {
      Optional<Cause> cause = ranking(serving, head).or(() -> calibration(serving, head));
      if (cause.isPresent()) {
        return cause;
      }
    }
    return Optional.empty();
  }

  private Optional<Cause> ranking(WatchedRelease serving, WatchedHead head) {
    double live = serving.quality.auroc(head);
    return judged(serving.reference, head)
        .filter(auroc -> rules.qualityTolerance() > 0 && live < auroc - rules.qualityTolerance())
        .flatMap(
            auroc ->
                cause(
                    Reason.QUALITY,
                    "head %s of release %d has AUROC %.3f over %d outcomes, %.3f when it was"
                        + " judged, tolerance %.3f",
                    head.label(),
                    serving.version(),
                    live,
                    serving.quality.answers(),
                    auroc,
                    rules.qualityTolerance()));
  }

  // Lists of another length are another question.
  private static Optional<Double> judged(@Nullable WatchReference reference, WatchedHead head) {
    return reference == null || reference.items() != Question.ITEMS
        ? Optional.empty()
        : reference.head(head).map(HeadReference::auroc);
  }

  private Optional<Cause> calibration(WatchedRelease serving, WatchedHead head) {
    double live = serving.quality.calibrationError(head);
    return rules.calibrationBound() > 0 && live > rules.calibrationBound()
        ? cause(
            Reason.QUALITY,
            "head %s of release %d has calibration error %.3f over %d outcomes, bound %.3f",
            head.label(),
            serving.version(),
            live,
            serving.quality.answers(),
            rules.calibrationBound())
        : Optional.empty();
  }

  private static Optional<Cause> cause(Reason reason, String sentence, Object... figures) {
    return Optional.of(new Cause(reason, String.format(Locale.ROOT, sentence, figures)));
  }

  private static String text(long millis) {
    Duration time = Duration.ofMillis(millis);
    return time.toDays() > 0
        ? time.toDays() + " d " + time.toHoursPart() + " h"
        : time.toHours() + " h " + time.toMinutesPart() + " min";
  }
}
