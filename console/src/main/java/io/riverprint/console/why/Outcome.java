package io.riverprint.console.why;

import java.util.function.Function;

/** What became of the question why. */
public sealed interface Outcome {
  /** It is known. */
  record Known(Explanation explanation) implements Outcome {
    @Override
    public <R> R fold(Function<Explanation, R> known, Function<String, R> unknown) {
      return known.apply(explanation);
    }
  }

  /**
   * It is not.
   *
   * @param reason in words, and what to do
   */
  record Unknown(String reason) implements Outcome {
    @Override
    public <R> R fold(Function<Explanation, R> known, Function<String, R> unknown) {
      return unknown.apply(reason);
    }
  }

  /** One of the two, by what it is. */
  <R> R fold(Function<Explanation, R> known, Function<String, R> unknown);
}
