package io.riverprint.local.kafka;

import io.riverprint.schema.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of {@link Topics} as a shop would: compacted where only the newest counts. */
public final class LocalTopics {

  // Nothing is ever deleted for its age: records carry event time, and history is old.
  private static final Map<String, String> LOG = Map.of("retention.ms", "-1");
  private static final Map<String, String> NEWEST = Map.of("cleanup.policy", "compact");

  private LocalTopics() {}

  /**
   * Makes all topics that are not there.
   *
   * @param partitions of the topics that are keyed by user
   */
  public static void create(String bootstrap, int partitions) {
    create(
        bootstrap,
        List.of(
            topic(Topics.EVENTS, partitions, LOG),
            topic(Topics.PROFILES, partitions, NEWEST),
            topic(Topics.RELEASES, 1, NEWEST),
            topic(Topics.RECEIPTS, 1, LOG),
            topic(Topics.RETRAIN_REQUESTS, 1, LOG),
            topic(Topics.DECISIONS, 1, LOG),
            topic(Topics.ERASURES, 1, NEWEST),
            topic(Topics.ERASURE_RECEIPTS, 1, LOG),
            topic(Topics.QUALITY, 1, LOG),
            topic(Topics.DEAD_LETTERS, 1, LOG),
            topic(Topics.LATE, partitions, LOG)));
  }

  /** Makes these topics where they are not there. */
  public static void create(String bootstrap, List<NewTopic> topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      for (var made : admin.createTopics(topics).values().entrySet()) {
        await(made.getKey(), made.getValue());
      }
    }
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    return new NewTopic(name, partitions, (short) 1).configs(settings);
  }

  private static void await(String name, org.apache.kafka.common.KafkaFuture<Void> made) {
    try {
      made.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("topic " + name + ": interrupted while it was made", e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("topic " + name + ": could not be made", e.getCause());
      }
    }
  }
}
