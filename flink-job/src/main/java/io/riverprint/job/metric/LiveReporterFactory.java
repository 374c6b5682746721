package io.riverprint.job.metric;

import java.util.Properties;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** How Flink finds {@link LiveMetrics}: named in the configuration and in META-INF/services. */
public final class LiveReporterFactory implements MetricReporterFactory {

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new Reporter(LiveMetrics.named(properties.getProperty(LiveMetrics.NAME, "")));
  }

  private static final class Reporter implements MetricReporter {
    private final LiveMetrics live;

    Reporter(LiveMetrics live) {
      this.live = live;
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
      live.add(metric, name, group);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
      // Kept: the figures of a job that has ended are what a report is made of.
    }
  }
}
