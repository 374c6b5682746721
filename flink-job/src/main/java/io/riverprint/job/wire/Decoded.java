package io.riverprint.job.wire;

import static java.util.Objects.requireNonNull;

import io.riverprint.schema.DeadLetter;
import org.jspecify.annotations.Nullable;

/** What became of a record's bytes: a value, or a dead letter that says why not. */
public final class Decoded<T> {
  private final @Nullable T value;
  private final @Nullable DeadLetter dead;

  private Decoded(@Nullable T value, @Nullable DeadLetter dead) {
    this.value = value;
    this.dead = dead;
  }

  public static <T> Decoded<T> good(T value) {
    return new Decoded<>(value, null);
  }

  public static <T> Decoded<T> dead(DeadLetter letter) {
    return new Decoded<>(null, letter);
  }

  public boolean isGood() {
    return value != null;
  }

  /** The value of one that is good. */
  public T get() {
    return requireNonNull(value, "is a dead letter");
  }

  @Nullable T value() {
    return value;
  }

  /** The letter of one that is not. */
  public DeadLetter letter() {
    return requireNonNull(dead);
  }
}
