package io.riverprint.core.step;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.feature.FeatureEncoder;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.function.Consumer;

/**
 * The walk: from a user's state and events to the user's next state and profiles. The job serves
 * with it, the trainer judges with it. What it gives for a user depends on nothing but that user's
 * events in their order: not on the batch, the watermark's steps, or who else is in the batch.
 */
public final class ProfileStepper {
  private static final float[] NO_SCORES = {};

  private final ModelBundle bundle;
  private final long effectiveFromMillis;
  private final StepSettings settings;
  private final RowWriter writer;
  private final FactorScores factors;
  private final MixedHeads heads;
  private final StepPlan plan;
  private final Rounds rounds;
  private final Readout readout;
  private final Succession succession;

  /**
   * A stepper of one release for one thread.
   *
   * @param effectiveFromMillis of the release: users of an older one are taken over as of it
   */
  public ProfileStepper(
      ModelBundle bundle, Backend backend, long effectiveFromMillis, StepSettings settings) {
    this.bundle = bundle;
    this.effectiveFromMillis = effectiveFromMillis;
    this.settings = settings;
    this.writer = new RowWriter(bundle.features());
    this.factors =
        new FactorScores(bundle, new ProductKeys(bundle.features()), settings.topItems());
    this.plan = new StepPlan(new FeatureEncoder(bundle.features()));
    this.heads = new MixedHeads(bundle);
    this.succession = new Succession(bundle, effectiveFromMillis, writer, factors);
    this.readout = new Readout(bundle, backend, settings, heads);
    this.rounds = new Rounds(backend, bundle.network().spec(), readout, settings.maxBatch());
  }

  /** The state of a user never seen. */
  public UserState fresh(String userId) {
    return UserState.fresh(userId, succession.unseen());
  }

  /**
   * Steps all events of these users and everything else that falls due (closing sessions, held-back
   * profiles) up to and including {@code untilMillis}. Profiles of one user come in order.
   */
  public void step(List<DueUser> due, long untilMillis, Consumer<UserProfile> profiles) {
    readout.to(profiles);
    for (int from = 0; from < due.size(); from += settings.maxBatch()) {
      int to = Math.min(due.size(), from + settings.maxBatch());
      plan.clear();
      for (int i = from; i < to; i++) {
        walk(due.get(i), untilMillis);
      }
      rounds.run(plan);
    }
  }

  /**
   * The profile of each of these users as of an instant, whether or not one is due then: what
   * {@link #step} would send if something changed at that instant. Everything that falls due until
   * then is stepped first; profiles among that are counted as sent but not handed out: who wants
   * them steps to this instant before.
   *
   * @param atMillis at or after the last event of each of the users
   * @param profiles takes one a user, in any order
   * @throws IllegalArgumentException if a user has an event after that instant
   */
  public void read(List<UserState> users, long atMillis, Consumer<UserProfile> profiles) {
    users.forEach(state -> requireNotBefore(state, atMillis));
    readout.to(profiles);
    for (int from = 0; from < users.size(); from += settings.maxBatch()) {
      plan.clear();
      for (UserState state :
          users.subList(from, Math.min(users.size(), from + settings.maxBatch()))) {
        walk(new DueUser(state, List.of()), atMillis);
        plan.onlyMoment(draft(state, atMillis));
      }
      rounds.run(plan);
    }
  }

  /**
   * Moves users of older releases to this one, without an event: each is taken over as of the
   * instant before this release takes effect, and the newest profile is sent once more, as of that
   * time and under its old number. What is sent depends on this release and the user's events
   * before it alone, not on when it is done, and nothing else of the user changes.
   *
   * @param users of other releases, none of whom has had an event or a timer since this one took
   *     effect
   */
  public void move(List<UserState> users, Consumer<UserProfile> profiles) {
    readout.to(profiles);
    for (int from = 0; from < users.size(); from += settings.maxBatch()) {
      plan.clear();
      for (UserState state :
          users.subList(from, Math.min(users.size(), from + settings.maxBatch()))) {
        plan.begin(state);
        succession.succeed(state, plan);
        if (state.sequence > 0) {
          plan.moment(draft(state, effectiveFromMillis));
        }
      }
      rounds.run(plan);
    }
  }

  /** Whose states it takes over as they are; of none but its own release until it is told more. */
  public Lineage lineage() {
    return succession.lineage();
  }

  /** Tells it who served before: states of a release that encodes alike need no encoding anew. */
  public void follows(Lineage before) {
    succession.follow(before);
  }

  /** How many users of older releases it took over so far, encoded anew or carried. */
  public long takenOver() {
    return succession.users();
  }

  private static void requireNotBefore(UserState state, long atMillis) {
    if (state.encoded.sessions > 0 && state.encoded.sessionEndMillis > atMillis) {
      throw new IllegalArgumentException(
          "user "
              + state.userId
              + ": asked for the profile as of "
              + atMillis
              + ", has an event at "
              + state.encoded.sessionEndMillis
              + ", needs an instant at or after it; step fewer events first");
    }
  }

  private void walk(DueUser due, long untilMillis) {
    UserState state = due.state();
    plan.begin(state);
    if (state.release() != bundle.manifest().version()) {
      succession.succeed(state, plan);
    }
    for (UserEvent event : due.events()) {
      advance(state, event.atMillis());
      take(state, event);
    }
    advance(state, untilMillis);
  }

  /** Everything that falls due without an event, in the order of its time. */
  private void advance(UserState state, long toMillis) {
    for (long at = state.nextDueMillis(); isDue(at, toMillis); at = state.nextDueMillis()) {
      if (at == state.encoded.nextCloseMillis()) {
        writer.closeNext(state, plan);
        changed(state, at);
      } else {
        emit(state, at);
      }
    }
  }

  /** The end of all input is a watermark at {@link UserState#NEVER}. */
  private static boolean isDue(long atMillis, long toMillis) {
    return atMillis <= toMillis && atMillis != UserState.NEVER;
  }

  private void take(UserState state, UserEvent event) {
    writer.apply(state, event, plan);
    factors.follow(state, event);
    state.history.add(event, bundle.features().limits().events());
    changed(state, event.atMillis());
  }

  /** Emits now, or holds back until the interval since the newest profile is over. */
  private void changed(UserState state, long atMillis) {
    if (state.sequence == 0 || atMillis - state.emittedMillis >= settings.emitMinIntervalMillis()) {
      emit(state, atMillis);
    } else {
      state.emitDueMillis = state.emittedMillis + settings.emitMinIntervalMillis();
    }
  }

  private void emit(UserState state, long atMillis) {
    state.sequence++;
    state.emittedMillis = atMillis;
    state.emitDueMillis = UserState.NEVER;
    plan.moment(draft(state, atMillis));
  }

  private ProfileDraft draft(UserState state, long atMillis) {
    factors.read(state.encoded);
    return ProfileDraft.of(
        state,
        atMillis,
        factors.topCategories(),
        factors.topSkus(),
        bundle.manifest().factorScores() ? factors.block() : NO_SCORES,
        heads.beside(state, atMillis, factors));
  }
}
