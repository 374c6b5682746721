package io.riverprint.trainer;

import io.riverprint.core.session.SessionRule;
import io.riverprint.trainer.example.ExampleLimits;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.neural.EncoderPlan;
import io.riverprint.trainer.neural.Preset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How a release is trained.
 *
 * @param untilMillis only events before this are looked at; Long.MAX_VALUE for all
 * @param horizonMillis how far ahead the heads look, at most: a short log makes it shorter
 * @param encoders what is trained, one after the other, in the order of the profile's vector
 * @param limits how much is learnt from; drawn by the seed where there is more
 * @param bestEpoch whether each encoder keeps the epoch that is best on the validation examples;
 *     else the last one, as the reference does
 * @param threads of each training
 * @param seed of everything drawn
 * @param sessionRule when sessions end, in training and in serving
 * @param judged whether the end of the log is kept to choose epochs by and to judge on; else all of
 *     it is learnt from
 * @param generations whether SRA and MTL are blended with those of the newest release there is
 * @param factors how large the models of likings are
 */
public record TrainOptions(
    long untilMillis,
    long horizonMillis,
    List<EncoderPlan> encoders,
    ExampleLimits limits,
    boolean bestEpoch,
    int threads,
    long seed,
    SessionRule sessionRule,
    boolean judged,
    boolean generations,
    FactorSize factors) {
  private static final int THREADS = 2;

  public TrainOptions {
    encoders = List.copyOf(encoders);
    if (horizonMillis < 1 || threads < 1 || encoders.isEmpty()) {
      throw new IllegalArgumentException(
          "training options: horizon %d ms, %d threads, %d encoders; all must be above 0; correct the one that is not"
              .formatted(horizonMillis, threads, encoders.size()));
    }
  }

  /**
   * A preset with the epochs and batches of the reference, on two cores. Where the profile is the
   * paper's composed one, the models of likings behind it are the paper's too.
   */
  public static TrainOptions of(Preset preset, long seed) {
    TrainOptions options =
        of(preset.encoders(), new ExampleLimits(40_000, 8_000_000, ExampleLimits.LONGEST), seed);
    return options.composed() ? options.factors(FactorSize.REFERENCE) : options;
  }

  /** The same encoders narrow and short: half a minute each for a small shop. */
  public static TrainOptions quick(Preset preset, long seed) {
    List<EncoderPlan> narrow = preset.encoders().stream().map(EncoderPlan::quick).toList();
    return of(narrow, new ExampleLimits(8_000, 1_000_000, ExampleLimits.LONGEST), seed);
  }

  /** A first release within half a minute from a small shop, on two cores. */
  public static TrainOptions quick(long seed) {
    return quick(Preset.COMPACT, seed);
  }

  /** A few minutes for half a million events, on two cores. */
  public static TrainOptions standard(long seed) {
    return of(Preset.COMPACT, seed);
  }

  private static TrainOptions of(List<EncoderPlan> encoders, ExampleLimits limits, long seed) {
    return new TrainOptions(
        Long.MAX_VALUE,
        TimeSplit.CHALLENGE_HORIZON_MILLIS,
        encoders,
        limits,
        true,
        THREADS,
        seed,
        SessionRule.PAPER,
        true,
        false,
        FactorSize.COMPACT);
  }

  /**
   * Whether the profile is the paper's composed one (reference, section 6): several encoders, and
   * BPR's scores behind them.
   */
  public boolean composed() {
    return encoders.size() > 1;
  }

  /** The same for the events before this instant. */
  public TrainOptions until(long millis) {
    return with(millis, encoders, bestEpoch, sessionRule);
  }

  /** The same with sessions ended by this rule. */
  public TrainOptions sessions(SessionRule rule) {
    return with(untilMillis, encoders, bestEpoch, rule);
  }

  /** The same with other encoders, each made of one there was. */
  public TrainOptions encoders(UnaryOperator<EncoderPlan> change) {
    return with(untilMillis, encoders.stream().map(change).toList(), bestEpoch, sessionRule);
  }

  /** The same, blended with the newest release there is; alone where there is none. */
  public TrainOptions withGenerations() {
    return new TrainOptions(
        untilMillis,
        horizonMillis,
        encoders,
        limits,
        bestEpoch,
        threads,
        seed,
        sessionRule,
        judged,
        true,
        factors);
  }

  /** The same with models of likings of another size. */
  public TrainOptions factors(FactorSize size) {
    return new TrainOptions(
        untilMillis,
        horizonMillis,
        encoders,
        limits,
        bestEpoch,
        threads,
        seed,
        sessionRule,
        judged,
        generations,
        size);
  }

  /** The same, keeping the last epoch whatever the validation says. */
  public TrainOptions lastEpoch() {
    return with(untilMillis, encoders, false, sessionRule);
  }

  /** The same with only those encoders whose names are given. */
  public TrainOptions only(Set<String> names) {
    List<EncoderPlan> kept = encoders.stream().filter(plan -> names.contains(plan.name())).toList();
    return with(untilMillis, kept, bestEpoch, sessionRule);
  }

  /**
   * The same learning from all that there is, with labels of just this horizon: for who judges by
   * what came later. Keeps each encoder's last epoch.
   */
  public TrainOptions unjudged(long horizon) {
    return new TrainOptions(
        untilMillis,
        horizon,
        encoders,
        limits,
        false,
        threads,
        seed,
        sessionRule,
        false,
        generations,
        factors);
  }

  private TrainOptions with(long until, List<EncoderPlan> plans, boolean best, SessionRule rule) {
    return new TrainOptions(
        until,
        horizonMillis,
        plans,
        limits,
        best,
        threads,
        seed,
        rule,
        judged,
        generations,
        factors);
  }
}
