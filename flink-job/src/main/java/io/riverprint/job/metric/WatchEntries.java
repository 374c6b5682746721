package io.riverprint.job.metric;

import static io.riverprint.job.metric.MetricEntry.counter;
import static io.riverprint.job.metric.MetricEntry.gauge;

import java.util.List;

/** Metrics of those who watch the releases: {@link LabelMetrics} and {@link WatchMetrics}. */
final class WatchEntries {
  private static final String JOIN = "join-labels";
  private static final String WATCH = "watch-releases";
  private static final String HEAD = "watch_release_head_";

  static final List<MetricEntry> ALL =
      List.of(
          gauge(
              LabelMetrics.OPEN,
              "questions",
              JOIN,
              "Profiles of watched users whose horizon has not passed yet."),
          counter(
              LabelMetrics.ANSWERED,
              "questions",
              JOIN,
              "Those whose horizon has passed: outcomes that have become known."),
          counter(
              LabelMetrics.UNANSWERABLE,
              "questions",
              JOIN,
              "Given up because the release's bundle is gone or it is too old. Bad: grows."),
          counter(
              LabelMetrics.UNASKED,
              "questions",
              JOIN,
              "Not asked because too many are open. Bad: grows; watch fewer users."),
          counter(
              LabelMetrics.TOO_BUSY,
              "users",
              JOIN,
              "Users given up because they buy more than anybody does."),
          gauge(
              "watch_maturedLabels",
              "questions",
              WATCH,
              "Outcomes that have become known since the serving release took over."),
          gauge(
              "watch_releaseAgeMillis",
              "ms",
              WATCH,
              "Event time since the serving release took over."),
          gauge(
              "watch_release_version",
              "version",
              WATCH,
              "Release that is serving, and the previous one. 0: none."),
          gauge("watch_release_answers", "questions", WATCH, "Outcomes known of its profiles."),
          gauge(
              HEAD + WatchMetrics.AUROC,
              "0 to 1",
              WATCH,
              "Live AUROC over all outcomes of the release; what a profile does not list is below"
                  + " all it does. Bad: below what was judged."),
          gauge(
              HEAD + "aurocError",
              "0 to 1",
              WATCH,
              "How far that can be from the exact one, for the bins it is computed from."),
          gauge(
              HEAD + WatchMetrics.CALIBRATION_ERROR,
              "0 to 1",
              WATCH,
              "Expected calibration error of what was listed. Bad: above 0.1."),
          gauge(HEAD + "windowAuroc", "0 to 1", WATCH, "AUROC of the newest window."),
          gauge(
              HEAD + "windowCalibrationError",
              "0 to 1",
              WATCH,
              "Calibration error of the newest window."),
          gauge(
              "watch_columns_" + WatchMetrics.STABILITY,
              "index",
              WATCH,
              "Population stability of a group of columns in the newest window, of the column that"
                  + " moved furthest. Bad: above 0.25. NaN without a reference."),
          counter(
              "watch_reason_" + WatchMetrics.REQUESTS,
              "requests",
              WATCH,
              "Wishes for a new release, by reason."));

  private WatchEntries() {}
}
