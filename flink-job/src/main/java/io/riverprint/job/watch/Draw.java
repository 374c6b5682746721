package io.riverprint.job.watch;

import io.riverprint.core.watch.Question;
import io.riverprint.core.watch.QuestionCodec;
import io.riverprint.core.watch.Sampling;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The draw of one profile among those of a user, release and period: the lowest rank wins. The best
 * one of another instant is kept beside it: a profile as of the very instant of a swap may be that
 * of a user who was only moved to the new release, which is known when the period is over.
 */
final class Draw {
  private long rank;
  private Question best;
  private long nextRank = Long.MAX_VALUE;
  private @Nullable Question next;

  Draw(long rank, Question question) {
    this.rank = rank;
    this.best = question;
  }

  long release() {
    return best.release();
  }

  long period() {
    return Sampling.period(best.asOfMillis());
  }

  void offer(long offeredRank, Question offered) {
    if (offeredRank < rank) {
      if (offered.asOfMillis() != best.asOfMillis()) {
        nextRank = rank;
        next = best;
      }
      rank = offeredRank;
      best = offered;
    } else if (offered.asOfMillis() != best.asOfMillis() && offeredRank < nextRank) {
      nextRank = offeredRank;
      next = offered;
    }
  }

  /** Who was drawn, if the profiles of this instant do not count. */
  @Nullable Question drawnNotAt(long atMillis) {
    return best.asOfMillis() == atMillis ? next : best;
  }

  /** Whether one of those it holds is as old as this or older. */
  boolean reachesBackTo(long atMillis) {
    Question other = next;
    return best.asOfMillis() <= atMillis || (other != null && other.asOfMillis() <= atMillis);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(rank);
    QuestionCodec.write(best, out);
    out.writeBoolean(next != null);
    if (next != null) {
      out.writeLong(nextRank);
      QuestionCodec.write(next, out);
    }
  }

  static Draw read(DataInput in) throws IOException {
    Draw draw = new Draw(in.readLong(), QuestionCodec.readQuestion(in));
    if (in.readBoolean()) {
      draw.nextRank = in.readLong();
      draw.next = QuestionCodec.readQuestion(in);
    }
    return draw;
  }
}
