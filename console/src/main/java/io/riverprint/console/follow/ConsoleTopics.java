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
    String late) {

  /** Those of {@link Topics}. */
  public static final ConsoleTopics DEFAULT =
      new ConsoleTopics(
          Topics.EVENTS,
          Topics.PROFILES,
          Topics.RELEASES,
          Topics.RECEIPTS,
          Topics.DEAD_LETTERS,
          Topics.LATE);

  List<String> counted() {
    return List.of(events, profiles, deadLetters, late);
  }
}
