package io.riverprint.job.metric;

/**
 * What one metric of the job means, for the page of reference.
 *
 * @param name under which it is registered, published once and never edited; where it is in groups
 *     below {@link JobMetrics#GROUP}, their names first, joined by "_": with {@code
 *     addGroup("head", "churn").addGroup("release", "3")} the gauge {@code auroc} is {@code
 *     head_release_auroc}, and Prometheus shows the values as labels
 * @param kind what its values do
 * @param unit of its values
 * @param where operator that counts it, by its uid
 * @param meaning in one or two sentences, with what a bad value looks like
 */
public record MetricEntry(String name, Kind kind, String unit, String where, String meaning) {

  /** What values of a metric do. */
  public enum Kind {
    /** Only grows while a task lives, and begins at 0 with it. */
    COUNTER,
    /** A value of now. */
    GAUGE,
    /** Distribution of the newest values, as quantiles. */
    HISTOGRAM
  }

  static MetricEntry counter(String name, String unit, String where, String meaning) {
    return new MetricEntry(name, Kind.COUNTER, unit, where, meaning);
  }

  static MetricEntry gauge(String name, String unit, String where, String meaning) {
    return new MetricEntry(name, Kind.GAUGE, unit, where, meaning);
  }

  static MetricEntry histogram(String name, String unit, String where, String meaning) {
    return new MetricEntry(name, Kind.HISTOGRAM, unit, where, meaning);
  }

  /** Name under which Flink's Prometheus reporter shows it. */
  public String prometheus() {
    return MetricTable.PROMETHEUS + name;
  }
}
