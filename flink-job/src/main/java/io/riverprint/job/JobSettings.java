package io.riverprint.job;

import io.riverprint.job.in.EventTime;
import io.riverprint.job.in.FutureGuard;
import io.riverprint.job.out.SinkSettings;
import io.riverprint.job.serve.ServeSettings;
import io.riverprint.job.watch.WatchSettings;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.event.EventMapping;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;

/** The job's options, typed and checked. */
public record JobSettings(
    String bootstrap,
    Properties kafka,
    Topics topics,
    String group,
    JobOptions.Start start,
    EventMapping mapping,
    int maxBytes,
    FutureGuard guard,
    EventTime eventTime,
    ServeSettings serving,
    int maxParallelism,
    JobOptions.BackendName backend,
    JobOptions.DeviceName device,
    SinkSettings sinks,
    EmbeddingFormat embedding,
    WatchSettings watch) {

  /** Names of the job's topics. */
  public record Topics(
      String events,
      String releases,
      String profiles,
      String late,
      String deadLetters,
      String receipts,
      String retrainRequests,
      String erasures,
      String erasureReceipts,
      String quality) {}

  /**
   * The settings in a configuration.
   *
   * @throws InvalidSettingsException with every problem there is
   */
  public static JobSettings of(Configuration configuration) {
    return new SettingsReader(configuration).read();
  }
}
