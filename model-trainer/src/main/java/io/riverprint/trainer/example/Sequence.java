package io.riverprint.trainer.example;

/**
 * One example: the newest rows of a user known at a cut, and what came after it.
 *
 * @param rows encoded rows of the user, oldest first; shared by all examples of the user
 * @param from first row of the example
 * @param length rows of the example, at least 1
 * @param labels what came after
 */
public record Sequence(float[] rows, int from, int length, Labels labels) {}
