package io.riverprint.job;

import io.riverprint.job.in.DecodingSchema;
import io.riverprint.job.in.ErasureSource;
import io.riverprint.job.in.EventSource;
import io.riverprint.job.in.ReleaseSource;
import io.riverprint.job.out.DeadLetterSink;
import io.riverprint.job.out.ErasureReceiptSink;
import io.riverprint.job.out.LateSink;
import io.riverprint.job.out.ProfileSink;
import io.riverprint.job.out.QualitySink;
import io.riverprint.job.out.ReceiptSink;
import io.riverprint.job.out.RetrainRequestSink;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The graph's ends in Kafka. */
public final class KafkaEnds {
  private KafkaEnds() {}

  /** Events, releases and erasures from their topics. */
  public static ProfileTopology.Inputs inputs(JobSettings settings) {
    return new ProfileTopology.Inputs(
        EventSource.of(
            settings.bootstrap(),
            settings.topics().events(),
            settings.group(),
            start(settings.start()),
            new DecodingSchema(settings.mapping(), settings.maxBytes(), settings.guard()),
            settings.kafka()),
        settings.eventTime(),
        ReleaseSource.of(
            settings.bootstrap(),
            settings.topics().releases(),
            settings.group() + "-releases",
            settings.kafka()),
        ErasureSource.of(
            settings.bootstrap(),
            settings.topics().erasures(),
            settings.group() + "-erasures",
            settings.kafka()));
  }

  /** Everything that leaves, to its topic. */
  public static ProfileTopology.Outputs outputs(JobSettings settings) {
    return new ProfileTopology.Outputs(
        ProfileSink.of(settings.sinks(), settings.topics().profiles(), settings.embedding()),
        LateSink.of(settings.sinks(), settings.topics().late()),
        DeadLetterSink.of(settings.sinks(), settings.topics().deadLetters()),
        ReceiptSink.of(settings.sinks(), settings.topics().receipts()),
        RetrainRequestSink.of(settings.sinks(), settings.topics().retrainRequests()),
        ErasureReceiptSink.of(settings.sinks(), settings.topics().erasureReceipts()),
        QualitySink.of(settings.sinks(), settings.topics().quality()));
  }

  @SuppressWarnings("deprecation") // the connector asks for the old enum
  private static OffsetsInitializer start(JobOptions.Start start) {
    return switch (start) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    };
  }
}
