package io.riverprint.schema.event;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter;
import java.util.function.Function;

/** What became of one value of the event topic. */
public sealed interface Reading {
  /** It is an event. */
  record Read(BehaviorEvent event) implements Reading {
    @Override
    public <R> R fold(
        Function<? super Read, ? extends R> read, Function<? super Refused, ? extends R> refused) {
      return read.apply(this);
    }
  }

  /**
   * It is none.
   *
   * @param reason why, for counting
   * @param detail why, for people
   */
  record Refused(DeadLetter.Reason reason, String detail) implements Reading {
    @Override
    public <R> R fold(
        Function<? super Read, ? extends R> read, Function<? super Refused, ? extends R> refused) {
      return refused.apply(this);
    }
  }

  /** One of the two, by what it is. */
  <R> R fold(
      Function<? super Read, ? extends R> read, Function<? super Refused, ? extends R> refused);
}
