package io.riverprint.core.watch;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Answers of one release, head by head. */
public final class HeadScores {
  private final Map<WatchedHead, ScoreHistogram> heads = new EnumMap<>(WatchedHead.class);
  private long answers;

  public HeadScores() {
    for (WatchedHead head : WatchedHead.values()) {
      heads.put(head, new ScoreHistogram());
    }
  }

  public void add(Answer answer) {
    answers++;
    for (WatchedHead head : WatchedHead.values()) {
      of(head).add(answer.of(head));
    }
  }

  /** How many questions were answered. */
  public long answers() {
    return answers;
  }

  public ScoreHistogram of(WatchedHead head) {
    return requireNonNull(heads.get(head));
  }

  public void write(DataOutput out) throws IOException {
    out.writeLong(answers);
    for (WatchedHead head : WatchedHead.values()) {
      of(head).write(out);
    }
  }

  public static HeadScores read(DataInput in) throws IOException {
    HeadScores scores = new HeadScores();
    scores.answers = in.readLong();
    for (WatchedHead head : WatchedHead.values()) {
      scores.heads.put(head, ScoreHistogram.read(in));
    }
    return scores;
  }
}
