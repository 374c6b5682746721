package io.riverprint.job.metric;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What becomes of the questions that watched users' profiles are. */
public final class LabelMetrics {
  public static final String ANSWERED = "answered";
  public static final String UNANSWERABLE = "unanswerable";
  public static final String UNASKED = "unasked";
  public static final String TOO_BUSY = "tooBusy";
  public static final String OPEN = "openQuestions";

  /** Matured: the horizon has passed and what was bought in it is known. */
  public final Counter answered;

  /** Given up because the release's bundle is gone, or it is too old. */
  public final Counter unanswerable;

  /** Not asked because too many are open. */
  public final Counter unasked;

  /** Given up because the user buys more than anybody does. */
  public final Counter tooBusy;

  public LabelMetrics(MetricGroup operator, LongSupplier open) {
    MetricGroup group = operator.addGroup(JobMetrics.GROUP);
    this.answered = group.counter(ANSWERED);
    this.unanswerable = group.counter(UNANSWERABLE);
    this.unasked = group.counter(UNASKED);
    this.tooBusy = group.counter(TOO_BUSY);
    group.gauge(OPEN, (Gauge<Long>) open::getAsLong);
  }
}
