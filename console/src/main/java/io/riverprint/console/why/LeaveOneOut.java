package io.riverprint.console.why;

import static java.util.Objects.requireNonNull;

import io.riverprint.console.keep.KeptEvents.Kept;
import io.riverprint.console.why.Explanation.Effect;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.ProfileSpace;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps a user's events once as they are, and once without each of the newest: one user in as many
 * variants, in one batch of the stepper that serves and that judges. For one thread.
 */
final class LeaveOneOut {
  // Longer than any log: no profile on the way is wanted.
  private static final long NEVER_AGAIN_MILLIS = 1_000L * 365 * 86_400_000;
  private static final String ALL = "all";

  private final ModelBundle bundle;
  private final Backend backend;

  LeaveOneOut(ModelBundle bundle, Backend backend) {
    this.bundle = bundle;
    this.backend = backend;
  }

  /**
   * Explains a profile.
   *
   * @param served of this release
   * @param kept the user's events, oldest first; those after the profile do not count
   * @param most how many of the newest are left out, one at a time
   */
  Explanation explain(UserProfile served, List<Kept> kept, int most) {
    List<Kept> events = before(served, kept);
    int oldest = Math.max(0, events.size() - most);
    Map<String, UserProfile> profiles = profiles(served, events, oldest);
    UserProfile all = requireNonNull(profiles.get(ALL));
    Compared compared = Compared.of(served, all);
    List<Effect> effects = new ArrayList<>();
    for (int i = events.size() - 1; i >= oldest; i--) {
      BehaviorEvent event = events.get(i).event();
      UserProfile without = requireNonNull(profiles.get("" + i));
      effects.add(
          new Effect(
              event.atMillis(),
              event.type(),
              event.item(),
              event.category(),
              compared.difference(all, without)));
    }
    return new Explanation(
        served.userId(),
        served.asOfMillis(),
        served.sequence(),
        served.release(),
        events.size(),
        events.size() == served.counts().total(),
        compared.figures(served),
        compared.figures(all),
        compared.difference(served, all),
        effects);
  }

  /**
   * What the profile can stand on: events until it, and no more of them than it counts. There are
   * more where the user was forgotten and came back.
   */
  private static List<Kept> before(UserProfile served, List<Kept> kept) {
    List<Kept> until =
        kept.stream().filter(one -> one.key().atMillis() <= served.asOfMillis()).toList();
    int most = (int) Math.min(until.size(), served.counts().total());
    return until.subList(until.size() - most, until.size());
  }

  private Map<String, UserProfile> profiles(UserProfile served, List<Kept> events, int oldest) {
    ProfileStepper stepper =
        new ProfileStepper(
            bundle, backend, Long.MIN_VALUE, settings(served, events.size() - oldest + 1));
    List<UserEvent> keys = events.stream().map(Kept::key).toList();
    List<DueUser> variants = new ArrayList<>();
    variants.add(new DueUser(stepper.fresh(ALL), keys));
    for (int i = oldest; i < keys.size(); i++) {
      List<UserEvent> without = new ArrayList<>(keys);
      without.remove(i);
      variants.add(new DueUser(stepper.fresh("" + i), without));
    }
    Map<String, UserProfile> profiles = new HashMap<>();
    List<UserState> states = variants.stream().map(DueUser::state).toList();
    stepper.step(variants, served.asOfMillis(), onTheWay -> {});
    stepper.read(states, served.asOfMillis(), profile -> profiles.put(profile.userId(), profile));
    return profiles;
  }

  // All targets are listed, so that whatever leads the sent profile has a score in each variant.
  private StepSettings settings(UserProfile served, int variants) {
    boolean isOwn = served.space().equals(bundle.manifest().space());
    return new StepSettings(
        NEVER_AGAIN_MILLIS,
        Integer.MAX_VALUE,
        variants,
        isOwn ? ProfileSpace.NEW : ProfileSpace.ALIGNED);
  }
}
