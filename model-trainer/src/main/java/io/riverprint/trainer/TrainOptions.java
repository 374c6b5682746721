package io.riverprint.trainer;

import io.riverprint.core.session.SessionRule;
import io.riverprint.trainer.example.TimeSplit;

/**
 * How a release is trained.
 *
 * @param untilMillis only events before this are looked at; Long.MAX_VALUE for all
 * @param horizonMillis how far ahead the heads look, at most: a short log makes it shorter
 * @param hidden width of the GRU's state
 * @param embedding width of the profile's vector
 * @param headHidden width of the one layer within each head
 * @param epochs of the network, at most
 * @param batch examples of one step
 * @param maxSequences examples of the training, drawn by the seed where there are more
 * @param maxRows rows held in memory for them, 256 bytes each
 * @param threads of the network's training and of BPR's
 * @param seed of everything drawn
 * @param sessionRule when sessions end, in training and in serving
 */
public record TrainOptions(
    long untilMillis,
    long horizonMillis,
    int hidden,
    int embedding,
    int headHidden,
    int epochs,
    int batch,
    int maxSequences,
    int maxRows,
    int threads,
    long seed,
    SessionRule sessionRule) {

  public TrainOptions {
    if (Math.min(Math.min(hidden, embedding), Math.min(headHidden, epochs)) < 1
        || Math.min(Math.min(batch, maxSequences), Math.min(maxRows, threads)) < 1
        || horizonMillis < 1) {
      throw new IllegalArgumentException(
          "training options: all numbers but the seed must be > 0; correct the one that is not: "
              + horizonMillis
              + " ms, "
              + hidden
              + ", "
              + embedding
              + ", "
              + headHidden
              + ", "
              + epochs
              + ", "
              + batch
              + ", "
              + maxSequences
              + ", "
              + maxRows
              + ", "
              + threads);
    }
  }

  /** A first release within half a minute from a small shop, on two cores. */
  public static TrainOptions quick(long seed) {
    return new TrainOptions(
        Long.MAX_VALUE,
        TimeSplit.CHALLENGE_HORIZON_MILLIS,
        64,
        64,
        128,
        6,
        64,
        8_000,
        1_000_000,
        2,
        seed,
        SessionRule.PAPER);
  }

  /** A few minutes for half a million events, on two cores. */
  public static TrainOptions standard(long seed) {
    return new TrainOptions(
        Long.MAX_VALUE,
        TimeSplit.CHALLENGE_HORIZON_MILLIS,
        128,
        128,
        256,
        12,
        128,
        40_000,
        1_000_000,
        2,
        seed,
        SessionRule.PAPER);
  }

  /** The same for the events before this instant. */
  public TrainOptions until(long millis) {
    return with(millis, sessionRule);
  }

  /** The same with sessions ended by this rule. */
  public TrainOptions sessions(SessionRule rule) {
    return with(untilMillis, rule);
  }

  private TrainOptions with(long until, SessionRule rule) {
    return new TrainOptions(
        until,
        horizonMillis,
        hidden,
        embedding,
        headHidden,
        epochs,
        batch,
        maxSequences,
        maxRows,
        threads,
        seed,
        rule);
  }
}
