package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.ErasureRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is not to be learnt from, and up to when.
 *
 * @param untilMillis by user: events of this or an earlier time are erased
 */
public record ErasedUsers(Map<String, Long> untilMillis) {

  /** Nobody. */
  public static final ErasedUsers NOBODY = new ErasedUsers(Map.of());

  public ErasedUsers {
    untilMillis = Map.copyOf(untilMillis);
  }

  /** Those of requests, in any order. */
  public static ErasedUsers of(Iterable<ErasureRequest> requests) {
    Map<String, Long> until = new HashMap<>();
    requests.forEach(one -> until.merge(one.userId(), one.untilMillis(), Math::max));
    return new ErasedUsers(until);
  }

  /**
   * Those of a file: a user's id in each line; where only events up to an instant are erased, a tab
   * and the instant after it, such as 2022-06-01T00:00:00Z.
   *
   * @throws UnreadableLogException if it cannot be read, or a line is none of these
   */
  public static ErasedUsers read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      Map<String, Long> until = new HashMap<>();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          take(file + ", line " + (i + 1), lines.get(i).split("\t", -1), until);
        }
      }
      return new ErasedUsers(until);
    } catch (IOException e) {
      throw new UnreadableLogException(
          "erased users " + file + ": " + e.getMessage() + "; name a file of ids, one a line", e);
    }
  }

  /** Also those of others. */
  public ErasedUsers and(ErasedUsers others) {
    Map<String, Long> both = new HashMap<>(untilMillis);
    others.untilMillis.forEach((user, until) -> both.merge(user, until, Math::max));
    return new ErasedUsers(both);
  }

  /** Whether the event is erased. */
  public boolean cover(BehaviorEvent event) {
    Long until = untilMillis.get(event.userId());
    return until != null && event.atMillis() <= until;
  }

  public boolean isEmpty() {
    return untilMillis.isEmpty();
  }

  private static void take(String where, String[] parts, Map<String, Long> until) {
    if (parts.length > 2) {
      throw new UnreadableLogException(
          where
              + ": found "
              + parts.length
              + " columns, needs an id, or an id, a tab and an instant; take the others out");
    }
    until.merge(parts[0], parts.length == 1 ? Long.MAX_VALUE : millis(where, parts[1]), Math::max);
  }

  private static long millis(String where, String text) {
    try {
      return Instant.parse(text.strip()).toEpochMilli();
    } catch (DateTimeException e) {
      throw new UnreadableLogException(
          where
              + ": found '"
              + text
              + "', needs an instant such as 2022-06-01T00:00:00Z; write it so, or leave it out for"
              + " everything",
          e);
    }
  }
}
