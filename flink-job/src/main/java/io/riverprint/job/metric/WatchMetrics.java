package io.riverprint.job.metric;

import io.riverprint.core.watch.WatchedColumns;
import io.riverprint.core.watch.WatchedHead;
import io.riverprint.job.metric.WatchFigures.OfHead;
import io.riverprint.job.metric.WatchFigures.OfRelease;
import io.riverprint.schema.RetrainRequest;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is known of the releases, in the group {@code riverprint.watch}: for example {@code
 * riverprint.watch.release.serving.head.churn.auroc}. The release is {@code serving} or {@code
 * previous} and not a number, with the number beside it, so that metrics do not become more with
 * every release.
 */
public final class WatchMetrics {
  public static final String GROUP = "watch";
  public static final String SERVING = "serving";
  public static final String PREVIOUS = "previous";
  public static final String AUROC = "auroc";
  public static final String CALIBRATION_ERROR = "calibrationError";
  public static final String STABILITY = "stability";
  public static final String REQUESTS = "requests";

  private final Map<RetrainRequest.Reason, Counter> requests =
      new EnumMap<>(RetrainRequest.Reason.class);

  // Replaced whole by the task's thread, read by reporters.
  private volatile WatchFigures figures = WatchFigures.NONE;

  public WatchMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup(JobMetrics.GROUP).addGroup(GROUP);
    group.gauge("maturedLabels", (Gauge<Long>) () -> figures.answersSince());
    group.gauge("releaseAgeMillis", (Gauge<Long>) () -> figures.releaseAgeMillis());
    release(group.addGroup("release", SERVING), all -> all.serving());
    release(group.addGroup("release", PREVIOUS), all -> all.previous());
    for (String name : WatchedColumns.groups()) {
      show(
          group.addGroup("columns", name),
          STABILITY,
          all -> all.stability().getOrDefault(name, Double.NaN));
    }
    for (RetrainRequest.Reason reason : RetrainRequest.Reason.values()) {
      String label = reason.name().toLowerCase(Locale.ROOT);
      requests.put(reason, group.addGroup("reason", label).counter(REQUESTS));
    }
  }

  /** What is to be seen from now on. */
  public void show(WatchFigures next) {
    figures = next;
  }

  /** Counts a request. */
  public void requested(RetrainRequest.Reason reason) {
    Counter counter = requests.get(reason);
    if (counter != null) {
      counter.inc();
    }
  }

  private void release(MetricGroup group, Function<WatchFigures, OfRelease> release) {
    group.gauge("version", (Gauge<Long>) () -> release.apply(figures).version());
    group.gauge("answers", (Gauge<Long>) () -> release.apply(figures).answers());
    for (WatchedHead watched : WatchedHead.values()) {
      String name = watched.label();
      MetricGroup head = group.addGroup("head", name);
      Function<WatchFigures, OfHead> of =
          all -> release.apply(all).heads().getOrDefault(name, OfHead.NONE);
      show(head, AUROC, all -> of.apply(all).auroc());
      show(head, "aurocError", all -> of.apply(all).aurocError());
      show(head, CALIBRATION_ERROR, all -> of.apply(all).calibrationError());
      show(head, "windowAuroc", all -> of.apply(all).windowAuroc());
      show(head, "windowCalibrationError", all -> of.apply(all).windowCalibrationError());
    }
  }

  private void show(MetricGroup group, String name, ToDoubleFunction<WatchFigures> value) {
    group.gauge(name, (Gauge<Double>) () -> value.applyAsDouble(figures));
  }
}
