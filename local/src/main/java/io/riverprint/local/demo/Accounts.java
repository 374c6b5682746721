package io.riverprint.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where every record went, by two counts: the job's counters, and what lies on the topics.
 *
 * @param job counters after the last event was stepped
 * @param lateOnTopic records of the late topic
 * @param deadByReason records of the dead-letter topic
 */
record Accounts(Snapshot job, long lateOnTopic, Map<String, Long> deadByReason) {

  /** Counts the topics. */
  static Accounts of(Snapshot job, String bootstrap) {
    long late = TopicReader.readAll(bootstrap, Topics.LATE, Isolation.READ_COMMITTED).size();
    Map<String, Long> dead =
        TopicReader.readAll(bootstrap, Topics.DEAD_LETTERS, Isolation.READ_COMMITTED).stream()
            .collect(Collectors.groupingBy(Accounts::reason, TreeMap::new, Collectors.counting()));
    return new Accounts(job, late, dead);
  }

  /** Whether in = stepped + late + erased + dead, and the topics hold what the counters say. */
  boolean balance() {
    return job.balances() && lateOnTopic == job.late() && deadOnTopic() == job.dead();
  }

  /** The sum, with its verdict. */
  String words() {
    String erased = job.erased() == 0 ? "" : " + erased %,d".formatted(job.erased());
    return "fed %,d = in %,d = stepped %,d + late %,d%s + dead %,d: %s"
        .formatted(
            job.fed(), job.eventsIn(), job.stepped(), job.late(), erased, job.dead(), verdict());
  }

  /** The dead by reason, most frequent kinds by name. */
  String deadWords() {
    return deadByReason.entrySet().stream()
        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String verdict() {
    if (balance()) {
      return "every record is accounted for.";
    }
    return job.balances()
        ? "THE TOPICS HOLD %,d LATE AND %,d DEAD".formatted(lateOnTopic, deadOnTopic())
        : "DOES NOT BALANCE, %,d not accounted for"
            .formatted(job.fed() - job.stepped() - job.late() - job.erased() - job.dead());
  }

  private long deadOnTopic() {
    return deadByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return letter.key() == null ? "(no reason)" : new String(letter.key(), UTF_8);
  }
}
