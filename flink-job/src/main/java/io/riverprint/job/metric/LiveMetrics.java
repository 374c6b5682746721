package io.riverprint.job.metric;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;

/**
 * The job's metrics, read from within the process that runs it: for the demo, the benchmark and
 * tests on a MiniCluster. On a cluster use any of Flink's reporters instead.
 *
 * <p>{@code LiveMetrics live = LiveMetrics.addTo(configuration)} before the cluster starts; then
 * {@code live.sum(JobMetrics.STEPPED)}.
 */
public final class LiveMetrics implements AutoCloseable {
  static final String NAME = "name";
  private static final String REPORTER = "metrics.reporter.riverprint.";
  private static final Map<String, LiveMetrics> OPEN = new ConcurrentHashMap<>();

  private final String name;
  // By full identifier, so that a restarted subtask takes the place of its former self; metrics of
  // a finished job stay readable.
  private final Map<String, Metric> metrics = new ConcurrentHashMap<>();

  private LiveMetrics(String name) {
    this.name = name;
  }

  /** Makes clusters of this configuration report here. */
  public static LiveMetrics addTo(Configuration configuration) {
    String name = "live-" + System.identityHashCode(configuration) + "-" + OPEN.size();
    LiveMetrics live = new LiveMetrics(name);
    OPEN.put(name, live);
    configuration.setString(REPORTER + "factory.class", LiveReporterFactory.class.getName());
    configuration.setString(REPORTER + NAME, name);
    return live;
  }

  static LiveMetrics named(String name) {
    LiveMetrics live = OPEN.get(name);
    if (live == null) {
      throw new IllegalStateException(
          "live metrics: found none named '"
              + name
              + "', need one made by LiveMetrics.addTo in this process; on a cluster use another"
              + " reporter");
    }
    return live;
  }

  void add(Metric metric, String metricName, MetricGroup group) {
    String identifier = group.getMetricIdentifier(metricName);
    if (identifier.contains("." + JobMetrics.GROUP + ".")) {
      metrics.put(identifier, metric);
    }
  }

  /** Sum of the counters or gauges of this name over all subtasks. */
  public long sum(String metricName) {
    return fold(metricName, 0, Long::sum);
  }

  /** Largest value of this name over all subtasks; {@code ifNone} where there is none. */
  public long max(String metricName, long ifNone) {
    return fold(metricName, ifNone, Math::max);
  }

  /** Smallest value of this name over all subtasks; {@code ifNone} where there is none. */
  public long min(String metricName, long ifNone) {
    return fold(metricName, ifNone, Math::min);
  }

  /** Mean of the histograms of this name over their newest values; 0 where there is none. */
  public double mean(String metricName) {
    double sum = 0;
    long count = 0;
    for (Map.Entry<String, Metric> entry : metrics.entrySet()) {
      if (isNamed(entry.getKey(), metricName) && entry.getValue() instanceof Histogram histogram) {
        int size = histogram.getStatistics().size();
        sum += size == 0 ? 0 : histogram.getStatistics().getMean() * size;
        count += size;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /**
   * A gauge of {@link WatchMetrics}, for example {@code
   * figure("release.serving.head.churn.auroc")}; NaN where there is none.
   */
  public double figure(String name) {
    String suffix = "." + JobMetrics.GROUP + "." + WatchMetrics.GROUP + "." + name;
    for (Map.Entry<String, Metric> entry : metrics.entrySet()) {
      if (entry.getKey().endsWith(suffix)
          && entry.getValue() instanceof Gauge<?> gauge
          && gauge.getValue() instanceof Number number) {
        return number.doubleValue();
      }
    }
    return Double.NaN;
  }

  /** The newest values of the histograms of this name, all together, ascending. */
  public long[] values(String metricName) {
    return metrics.entrySet().stream()
        .filter(entry -> isNamed(entry.getKey(), metricName))
        .map(Map.Entry::getValue)
        .filter(Histogram.class::isInstance)
        .flatMapToLong(metric -> LongStream.of(((Histogram) metric).getStatistics().getValues()))
        .sorted()
        .toArray();
  }

  @Override
  public void close() {
    OPEN.remove(name);
  }

  private long fold(String metricName, long start, LongBinaryOperator operator) {
    long result = start;
    for (Map.Entry<String, Metric> entry : metrics.entrySet()) {
      if (isNamed(entry.getKey(), metricName)) {
        result = operator.applyAsLong(result, valueOf(entry.getValue(), start));
      }
    }
    return result;
  }

  private static boolean isNamed(String identifier, String metricName) {
    return identifier.endsWith("." + JobMetrics.GROUP + "." + metricName)
        || identifier.endsWith("." + JobMetrics.DEAD_BY_REASON + "." + metricName);
  }

  private static long valueOf(Metric metric, long otherwise) {
    if (metric instanceof Counter counter) {
      return counter.getCount();
    }
    if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number) {
      return number.longValue();
    }
    return otherwise;
  }
}
