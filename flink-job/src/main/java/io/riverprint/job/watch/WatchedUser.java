package io.riverprint.job.watch;

import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.Question;
import io.riverprint.core.watch.QuestionCodec;
import io.riverprint.core.watch.Sampling;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is kept of a watched user: profiles that may be drawn, open questions, purchases. */
final class WatchedUser {
  private static final int VERSION = 1;

  /** More purchases within a horizon than anybody makes: such a user is not asked about. */
  static final int MOST_PURCHASES = 1_000;

  final List<Draw> draws = new ArrayList<>();
  final List<Question> open = new ArrayList<>();
  final List<Purchase> purchases = new ArrayList<>();

  /** Takes a profile for the draw of its release and period. */
  void offer(Sighting.Asked asked) {
    Question question = asked.question();
    long period = Sampling.period(question.asOfMillis());
    for (Draw draw : draws) {
      if (draw.release() == question.release() && draw.period() == period) {
        draw.offer(asked.rank(), question);
        return;
      }
    }
    draws.add(new Draw(asked.rank(), question));
  }

  /** Removes and gives the draws of periods that are over. */
  List<Draw> takeDrawn(long atMillis) {
    return take(draws, draw -> Sampling.lastMillis(draw.period()) <= atMillis);
  }

  /** Removes and gives open questions. */
  List<Question> takeOpen(Predicate<Question> wanted) {
    return take(open, wanted);
  }

  private static <T> List<T> take(List<T> from, Predicate<T> wanted) {
    List<T> taken = from.stream().filter(wanted).toList();
    from.removeAll(taken);
    return taken;
  }

  /** Forgets purchases of periods that are over and that are in no open question's window. */
  void forget(long atMillis) {
    long needed = Sampling.lastMillis(Sampling.period(atMillis + 1) - 1);
    for (Question question : open) {
      needed = Math.min(needed, question.asOfMillis());
    }
    forgetUntil(needed);
  }

  /** Forgets purchases up to this instant. */
  void forgetUntil(long untilMillis) {
    purchases.removeIf(purchase -> purchase.atMillis() <= untilMillis);
  }

  /** Forgets all that is as old as this or older, and draws among which some of it may be. */
  void erase(long untilMillis) {
    draws.removeIf(draw -> draw.reachesBackTo(untilMillis));
    open.removeIf(question -> question.asOfMillis() <= untilMillis);
    forgetUntil(untilMillis);
  }

  boolean isEmpty() {
    return draws.isEmpty() && open.isEmpty() && purchases.isEmpty();
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeShort(draws.size());
    for (Draw draw : draws) {
      draw.write(out);
    }
    out.writeShort(open.size());
    for (Question question : open) {
      QuestionCodec.write(question, out);
    }
    out.writeInt(purchases.size());
    for (Purchase purchase : purchases) {
      QuestionCodec.write(purchase, out);
    }
  }

  static WatchedUser read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException(
          "watched user: version "
              + version
              + " found, version "
              + VERSION
              + " is known; run the version of the job that wrote the checkpoint");
    }
    WatchedUser user = new WatchedUser();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      user.draws.add(Draw.read(in));
    }
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      user.open.add(QuestionCodec.readQuestion(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      user.purchases.add(QuestionCodec.readPurchase(in));
    }
    return user;
  }
}
