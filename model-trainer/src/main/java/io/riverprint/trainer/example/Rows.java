package io.riverprint.trainer.example;

/** Encoded rows by number; those of one user lie together, oldest first. For one thread. */
@FunctionalInterface
public interface Rows {

  /** Writes so many rows, one after the other, from {@code to[at]} on. */
  void read(long first, int count, float[] to, int at);
}
