package io.riverprint.trainer.factor;

/**
 * What happened in a walk over the pairs.
 *
 * @param number from 1
 * @param draws positives drawn
 * @param updates draws whose other item the user does not like
 * @param aheadShare share of the updates that found the liked item ahead of the other already
 * @param seconds it took
 */
public record Epoch(int number, long draws, long updates, double aheadShare, double seconds) {}
