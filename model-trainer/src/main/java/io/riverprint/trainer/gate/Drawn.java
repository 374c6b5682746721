package io.riverprint.trainer.gate;

import static java.util.Objects.requireNonNull;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.UserProfile;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One of the profiles offered, each as likely as any other. */
final class Drawn {
  private final SplittableRandom random;
  private @Nullable UserProfile profile;
  private int offered;

  Drawn(String userId, long seed) {
    this.random = new SplittableRandom(seed ^ Keys.of(userId));
  }

  void offer(UserProfile next) {
    if (random.nextInt(++offered) == 0) {
      profile = next;
    }
  }

  UserProfile profile() {
    return requireNonNull(profile, "no profile was offered");
  }

  boolean isEmpty() {
    return profile == null;
  }
}
