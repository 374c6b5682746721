package io.riverprint.trainer.factor;

/** Draws about to be applied: user row, liked item, other item; the first {@code size} count. */
final class Draws {
  final int[] user;
  final int[] liked;
  final int[] other;
  int size;

  Draws(int capacity) {
    this.user = new int[capacity];
    this.liked = new int[capacity];
    this.other = new int[capacity];
  }
}
