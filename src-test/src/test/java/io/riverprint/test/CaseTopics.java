package io.riverprint.test;

import io.riverprint.job.JobOptions;
import io.riverprint.job.WatchOptions;
import io.riverprint.local.kafka.LocalTopics;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Topics of one case's own, so that cases share a broker.
 *
 * @param name of the case
 */
record CaseTopics(String name) {
  /** More than readers, and not a multiple of them. */
  static final int PARTITIONS = 3;

  String events() {
    return name + ".events";
  }

  String releases() {
    return name + ".releases";
  }

  String profiles() {
    return name + ".profiles";
  }

  String late() {
    return name + ".late";
  }

  String deadLetters() {
    return name + ".dead-letters";
  }

  String receipts() {
    return name + ".receipts";
  }

  String retrainRequests() {
    return name + ".retrain-requests";
  }

  String erasures() {
    return name + ".erasures";
  }

  String erasureReceipts() {
    return name + ".erasure-receipts";
  }

  String quality() {
    return name + ".quality";
  }

  void create(String bootstrap) {
    LocalTopics.create(
        bootstrap,
        List.of(
            topic(events(), PARTITIONS),
            topic(releases(), 1),
            topic(profiles(), PARTITIONS),
            topic(late(), PARTITIONS),
            topic(deadLetters(), 1),
            topic(receipts(), 1),
            topic(retrainRequests(), 1),
            topic(erasures(), 1),
            topic(erasureReceipts(), 1),
            topic(quality(), 1)));
  }

  void into(Configuration configuration) {
    configuration.set(JobOptions.EVENTS_TOPIC, events());
    configuration.set(JobOptions.EVENTS_GROUP, name);
    configuration.set(JobOptions.RELEASES_TOPIC, releases());
    configuration.set(JobOptions.PROFILES_TOPIC, profiles());
    configuration.set(JobOptions.LATE_TOPIC, late());
    configuration.set(JobOptions.DEAD_LETTERS_TOPIC, deadLetters());
    configuration.set(JobOptions.RECEIPTS_TOPIC, receipts());
    configuration.set(WatchOptions.TOPIC, retrainRequests());
    configuration.set(JobOptions.ERASURES_TOPIC, erasures());
    configuration.set(JobOptions.ERASURE_RECEIPTS_TOPIC, erasureReceipts());
    configuration.set(WatchOptions.QUALITY_TOPIC, quality());
  }

  // Not compacted: every profile that was written is looked at.
  private static NewTopic topic(String topic, int partitions) {
    return new NewTopic(topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
  }
}
