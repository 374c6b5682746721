package io.riverprint.trainer.gate;

import static java.util.Objects.requireNonNull;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.ProfileSpace;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.PurchaseTargets;
import io.riverprint.core.watch.ReferenceMaker;
import io.riverprint.core.watch.WatchReference;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.example.TargetWindow;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.example.UserHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps held-out events through the very stepper that serves, with a bundle as it was read back. Of
 * each user's profiles within the judged period one is drawn by seed and user, so that busy users
 * count no more than others. Embeddings are in the aligned space.
 */
public final class Replay {
  private static final int USERS_AT_ONCE = 256;

  private final TimeSplit split;
  private final TargetWindow window;
  private final ProfileStepper history;
  private final ProfileStepper judged;
  private final long seed;
  private final ReferenceMaker reference;

  public Replay(ModelBundle bundle, Backend backend, TimeSplit split, long seed) {
    this.split = split;
    this.seed = seed;
    this.window = new TargetWindow(bundle.features(), split.horizonMillis());
    this.reference =
        new ReferenceMaker(new PurchaseTargets(bundle.features()), split.horizonMillis());
    this.history = stepper(bundle, backend, StepSettings.silent(USERS_AT_ONCE));
    this.judged =
        stepper(
            bundle,
            backend,
            new StepSettings(0, mostTargets(bundle), USERS_AT_ONCE, ProfileSpace.ALIGNED));
  }

  private static ProfileStepper stepper(
      ModelBundle bundle, Backend backend, StepSettings settings) {
    return new ProfileStepper(bundle, backend, ModelRelease.FROM_THE_BEGINNING, settings);
  }

  private static int mostTargets(ModelBundle bundle) {
    return Math.max(
        bundle.features().targetCategories().length, bundle.features().targetSkus().length);
  }

  /** One profile of each user with an event in the judged period. */
  public List<JudgedProfile> judge(List<UserHistory> users) {
    List<UserHistory> active = users.stream().filter(this::isJudged).toList();
    List<JudgedProfile> profiles = new ArrayList<>();
    for (int from = 0; from < active.size(); from += USERS_AT_ONCE) {
      profiles.addAll(part(active.subList(from, Math.min(active.size(), from + USERS_AT_ONCE))));
    }
    return profiles;
  }

  /** What the job is to compare the live release with: of all that was judged so far. */
  public WatchReference reference() {
    return reference.made();
  }

  private boolean isJudged(UserHistory user) {
    return count(user, split.judgeFromMillis()) < count(user, split.judgeToMillis());
  }

  private List<JudgedProfile> part(List<UserHistory> users) {
    List<UserState> states = users.stream().map(user -> judged.fresh(user.userId())).toList();
    history.step(
        due(users, states, 0, split.judgeFromMillis()), split.judgeFromMillis() - 1, p -> {});
    Map<String, Drawn> drawn = new HashMap<>();
    users.forEach(user -> drawn.put(user.userId(), new Drawn(user.userId(), seed)));
    judged.step(
        due(users, states, split.judgeFromMillis(), split.judgeToMillis()),
        split.judgeToMillis() - 1,
        profile -> {
          requireNonNull(drawn.get(profile.userId())).offer(profile);
          reference.offer(profile);
        });
    users.forEach(this::answer);
    return users.stream()
        .filter(user -> !of(drawn, user).isEmpty())
        .map(user -> judged(user, of(drawn, user)))
        .toList();
  }

  private void answer(UserHistory user) {
    List<Purchase> purchases =
        user.events().stream().filter(Purchase::isOne).map(Purchase::of).toList();
    reference.answered(user.userId(), purchases, split.judgeFromMillis(), split.judgeToMillis());
  }

  private static Drawn of(Map<String, Drawn> drawn, UserHistory user) {
    return requireNonNull(drawn.get(user.userId()));
  }

  private static List<DueUser> due(
      List<UserHistory> users, List<UserState> states, long fromMillis, long toMillis) {
    List<DueUser> due = new ArrayList<>();
    for (int u = 0; u < users.size(); u++) {
      UserHistory user = users.get(u);
      int from = fromMillis == 0 ? 0 : count(user, fromMillis);
      due.add(new DueUser(states.get(u), user.events().subList(from, count(user, toMillis))));
    }
    return due;
  }

  private JudgedProfile judged(UserHistory user, Drawn drawn) {
    UserProfile profile = drawn.profile();
    boolean bought = profile.counts().buys() > 0;
    return new JudgedProfile(profile, bought, window.after(user, profile.asOfMillis()));
  }

  private static int count(UserHistory user, long beforeMillis) {
    int count = 0;
    for (UserEvent event : user.events()) {
      if (event.atMillis() >= beforeMillis) {
        break;
      }
      count++;
    }
    return count;
  }
}
