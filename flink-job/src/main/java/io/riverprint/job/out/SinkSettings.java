package io.riverprint.job.out;

import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How all sinks write.
 *
 * @param bootstrap servers
 * @param guarantee at least once or exactly once
 * @param transactionPrefix unique to the job among all that use these brokers
 * @param transactionTimeoutMillis after which a broker gives up a transaction
 * @param client further properties of the producer
 */
public record SinkSettings(
    String bootstrap,
    DeliveryGuarantee guarantee,
    String transactionPrefix,
    long transactionTimeoutMillis,
    Properties client) {}
