package io.riverprint.core.step;

import io.riverprint.core.bundle.EncodingDigest;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserState.Encoded;
import io.riverprint.schema.EventType;
import org.jspecify.annotations.Nullable;

/**
 * How a user of an older release becomes one of this release, as of the instant before it takes
 * effect. Nothing is emitted: all that was due before that instant went out under the old release.
 *
 * <p>A state of a release that encodes alike is carried: its hidden state stays, the factors are
 * folded in anew. Any other is encoded anew from the kept events. Of a user all of whose events are
 * kept, both give the same bits.
 */
final class Succession {
  private final ModelBundle bundle;
  private final long version;
  private final long effectiveFromMillis;
  private final RowWriter writer;
  private final FactorScores factors;
  private @Nullable Lineage lineage;
  private long users;

  Succession(ModelBundle bundle, long effectiveFromMillis, RowWriter writer, FactorScores factors) {
    this.bundle = bundle;
    this.version = bundle.manifest().version();
    this.effectiveFromMillis = effectiveFromMillis;
    this.writer = writer;
    this.factors = factors;
  }

  // Made when it is first asked for: whoever steps one release alone never needs it.
  Lineage lineage() {
    if (lineage == null) {
      lineage = new Lineage(EncodingDigest.of(bundle), version);
    }
    return lineage;
  }

  /** From now on states of the row that it belongs to are carried. */
  void follow(Lineage before) {
    lineage = new Lineage(lineage().encoding(), version).after(before);
  }

  /** Users taken over so far. */
  long users() {
    return users;
  }

  /** What the release makes of a user it has not met. */
  Encoded unseen() {
    return factors.fresh(version, bundle.network().spec());
  }

  /** Makes the state one of this release; rows go to the plan. */
  void succeed(UserState state, StepPlan plan) {
    users++;
    if (isOfTheRow(state.release())) {
      carry(state);
    } else {
      encodeAnew(state, plan);
    }
    if (effectiveFromMillis != Long.MIN_VALUE) {
      writer.advance(state, effectiveFromMillis - 1, plan);
    }
  }

  private boolean isOfTheRow(long release) {
    return lineage != null && lineage.sinceVersion() <= release && release < version;
  }

  private void carry(UserState state) {
    state.encoded = state.encoded.under(unseen());
    state.encoded.fromTruncatedHistory |= state.history.truncated();
    state.history.forEach(state.userId, event -> factors.follow(state, event));
  }

  private void encodeAnew(UserState state, StepPlan plan) {
    state.encoded = unseen();
    state.encoded.fromTruncatedHistory = state.history.truncated();
    for (int kind = 0; kind < EventType.COUNT; kind++) {
      state.encoded.totals[kind] = state.history.forgotten(kind);
    }
    state.history.forEach(state.userId, event -> replay(state, event, plan));
  }

  private void replay(UserState state, UserEvent event, StepPlan plan) {
    writer.advance(state, event.atMillis(), plan);
    writer.apply(state, event, plan);
    factors.follow(state, event);
  }
}
