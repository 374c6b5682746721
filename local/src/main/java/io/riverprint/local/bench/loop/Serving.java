package io.riverprint.local.bench.loop;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.VectorBackend;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.local.bench.ProcessTime;
import io.riverprint.local.bench.loop.Week.Ask;
import io.riverprint.schema.ModelRelease;
import io.riverprint.trainer.example.SpecFitter;
import io.riverprint.trainer.example.UserHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The shop's whole stream through the stepper that serves, under a history of releases, each
 * effective {@link #LEAD_MILLIS} of event time after the newest event it has learnt from: that long
 * may training, judging and announcing take. At each of these instants all users are re-encoded, as
 * the job's sweep does it; that is what is measured as re-encoding.
 */
final class Serving {
  /** Six hours. */
  static final long LEAD_MILLIS = 6L * 3_600_000;

  private static final int USERS_AT_ONCE = 256;
  // Longer than any shop: profiles are asked for, not sent for each event.
  private static final long SILENT_MILLIS = 1_000L * 365 * 86_400_000;

  private final LoopSettings settings;
  private final List<UserHistory> users;
  private final List<Trained> releases;
  private final List<Week> weeks;
  private final Answers answers;
  private final UserState[] states;
  private final int[] taken;
  private final ServingCost cost = new ServingCost();

  Serving(LoopSettings settings, LoopStream stream, List<Trained> releases, List<Week> weeks) {
    this.settings = settings;
    this.users = stream.users();
    this.releases = releases;
    this.weeks = weeks;
    this.answers = new Answers(weeks);
    this.states = new UserState[users.size()];
    this.taken = new int[users.size()];
  }

  /** Serves everything up to the end of the live time. */
  Answers run() {
    long from = settings.millis(0);
    for (int r = 0; r < releases.size(); r++) {
      Trained release = releases.get(r);
      long effective = r == 0 ? ModelRelease.FROM_THE_BEGINNING : effectiveFrom(release);
      long to = r + 1 < releases.size() ? effectiveFrom(releases.get(r + 1)) : end();
      try (Backend backend = new VectorBackend(release.bundle().network())) {
        ProfileStepper stepper =
            new ProfileStepper(
                release.bundle(),
                backend,
                effective,
                new StepSettings(SILENT_MILLIS, SpecFitter.TARGETS, USERS_AT_ONCE));
        if (r > 0) {
          reencode(stepper, effective);
        }
        serve(stepper, from, Math.min(to, end()));
      }
      from = to;
    }
    return answers;
  }

  ServingCost cost() {
    return cost;
  }

  static long effectiveFrom(Trained release) {
    return release.cutMillis() + LEAD_MILLIS;
  }

  private long end() {
    return settings.millis(settings.liveToDay()) + 1;
  }

  private void reencode(ProfileStepper stepper, long effectiveMillis) {
    long before = ProcessTime.nanos();
    List<DueUser> everybody = new ArrayList<>();
    for (UserState state : states) {
      if (state != null) {
        everybody.add(new DueUser(state, List.of()));
        cost.reencodedEvents += state.history.size();
      }
    }
    stepper.step(everybody, effectiveMillis - 1, profile -> {});
    cost.reencodedUsers += everybody.size();
    cost.reencodeNanos += ProcessTime.nanos() - before;
  }

  /** Steps what lies in the stretch, stopping at each midnight in it to ask. */
  private void serve(ProfileStepper stepper, long fromMillis, long toMillis) {
    long before = ProcessTime.nanos();
    TreeSet<Long> stops = new TreeSet<>();
    for (int day = 0; day <= settings.liveToDay(); day++) {
      long midnight = settings.millis(day);
      if (midnight >= fromMillis && midnight < toMillis) {
        stops.add(midnight);
      }
    }
    for (long midnight : stops) {
      step(stepper, midnight);
      ask(stepper, midnight);
    }
    step(stepper, toMillis);
    cost.stepNanos += ProcessTime.nanos() - before;
  }

  private void step(ProfileStepper stepper, long toMillis) {
    List<DueUser> due = new ArrayList<>();
    for (int u = 0; u < states.length; u++) {
      List<UserEvent> events = users.get(u).events();
      int from = taken[u];
      int to = from;
      while (to < events.size() && events.get(to).atMillis() < toMillis) {
        to++;
      }
      if (to > from) {
        UserState known = states[u];
        UserState state = known == null ? stepper.fresh(users.get(u).userId()) : known;
        states[u] = state;
        taken[u] = to;
        due.add(new DueUser(state, events.subList(from, to)));
        cost.steppedEvents += to - from;
      }
    }
    stepper.step(due, toMillis - 1, profile -> {});
  }

  private void ask(ProfileStepper stepper, long midnightMillis) {
    for (int w = 0; w < weeks.size(); w++) {
      int week = w;
      Map<String, Integer> places = new HashMap<>();
      List<UserState> asked = new ArrayList<>();
      List<Ask> asks = weeks.get(w).asks();
      for (int i = 0; i < asks.size(); i++) {
        UserState state = states[asks.get(i).user()];
        if (settings.millis(asks.get(i).day()) == midnightMillis && state != null) {
          places.put(state.userId, i);
          asked.add(state);
        }
      }
      stepper.read(
          asked,
          midnightMillis - 1,
          profile -> answers.take(week, places.getOrDefault(profile.userId(), 0), profile));
    }
  }
}
