package io.riverprint.core.step;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.function.Consumer;

/** The walk: from a user's state and events to the user's next state and profiles. */
public final class ProfileStepper {

  /**
   * A stepper of one release for one thread.
   *
   * @param effectiveFromMillis of the release: users of an older one are re-encoded as of it
   */
  public ProfileStepper(
      ModelBundle bundle, Backend backend, long effectiveFromMillis, StepSettings settings) {}

  /** The state of a user never seen. */
  public UserState fresh(String userId) {
    throw new IllegalStateException(userId);
  }

  /**
   * Steps all events of these users and everything else that falls due (closing sessions, held-back
   * profiles) up to and including {@code untilMillis}. Profiles of one user come in order.
   */
  public void step(List<DueUser> due, long untilMillis, Consumer<UserProfile> profiles) {}
}
