package io.riverprint.console.board;

import io.riverprint.schema.DeadLetter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The newest dead letters, and how many there were of each reason. Thread-safe. */
public final class DeadLetters {
  private static final int KEPT = 20;
  private static final int DETAIL = 300;

  private final Deque<Letter> newest = new ArrayDeque<>();
  private final Map<DeadLetter.Reason, Long> counts = new EnumMap<>(DeadLetter.Reason.class);

  /** A dead letter without its bytes. */
  public record Letter(
      DeadLetter.Reason reason, String detail, String topic, int partition, long offset) {}

  /** Takes one. */
  public synchronized void add(DeadLetter letter) {
    counts.merge(letter.reason(), 1L, Long::sum);
    newest.addFirst(
        new Letter(
            letter.reason(),
            letter.detail().substring(0, Math.min(DETAIL, letter.detail().length())),
            letter.topic(),
            letter.partition(),
            letter.offset()));
    if (newest.size() > KEPT) {
      newest.removeLast();
    }
  }

  /** The newest, newest first. */
  public synchronized List<Letter> newest() {
    return new ArrayList<>(newest);
  }

  /** By reason, of those that were seen here. */
  public synchronized Map<DeadLetter.Reason, Long> counts() {
    return new EnumMap<>(counts);
  }
}
