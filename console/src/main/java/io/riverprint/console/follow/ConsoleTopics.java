package io.riverprint.console.follow;

import io.riverprint.schema.Topics;
import java.util.List;

/** The topics that are followed. */
public record ConsoleTopics(
    String events,
    String profiles,
    String releases,
    String receipts,
    String deadLetters,
    String late,
    String requests,
    String decisions,
    String quality) {

  /** Those of {@link Topics}. */
  public static final ConsoleTopics DEFAULT =
      new ConsoleTopics(
          Topics.EVENTS,
          Topics.PROFILES,
          Topics.RELEASES,
          Topics.RECEIPTS,
          Topics.DEAD_LETTERS,
          Topics.LATE,
          Topics.RETRAIN_REQUESTS,
          Topics.DECISIONS,
          Topics.QUALITY);

  List<String> counted() {
    return List.of(events, profiles, deadLetters, late);
  }
}
