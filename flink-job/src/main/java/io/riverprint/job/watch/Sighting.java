package io.riverprint.job.watch;

import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.Question;
import java.util.function.Function;

/** Something of a watched user: a profile that may be asked about, or a purchase. */
public sealed interface Sighting {
  String userId();

  <R> R fold(Function<Asked, R> asked, Function<Bought, R> bought);

  /**
   * A profile.
   *
   * @param rank the lowest of a period is drawn
   */
  record Asked(String userId, long rank, Question question) implements Sighting {
    @Override
    public <R> R fold(Function<Asked, R> asked, Function<Bought, R> bought) {
      return asked.apply(this);
    }
  }

  /** A purchase. */
  record Bought(String userId, Purchase purchase) implements Sighting {
    @Override
    public <R> R fold(Function<Asked, R> asked, Function<Bought, R> bought) {
      return bought.apply(this);
    }
  }
}
