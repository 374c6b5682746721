package io.riverprint.core.watch;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.UserProfile;
import java.io.Serializable;

/**
 * Who is watched, and which of his profiles: decided by hashes of content, so that every subtask,
 * every restart and the trainer choose alike.
 *
 * @param userShare of users, 0 to 1
 */
public record Sampling(double userShare) implements Serializable {
  /** Of each user, release and such period one profile is asked about: a day. */
  public static final long PERIOD_MILLIS = 86_400_000;

  private static final long SALT = 0x5bd1e9955bd1e995L;

  public Sampling {
    if (!(userShare >= 0 && userShare <= 1)) {
      throw new IllegalArgumentException(
          "sampling: share of users is " + userShare + ", must be 0 to 1; 0 watches nobody");
    }
  }

  /** Whether the user is watched. */
  public boolean watches(String userId) {
    long hash = Keys.mix(Keys.of(userId) ^ SALT) >>> 1;
    return hash < userShare * 0x1p63;
  }

  /** Of the profiles of a period the one with the lowest rank is drawn: each is as likely. */
  public static long rank(UserProfile profile) {
    long moment = Keys.mix(profile.asOfMillis() + SALT) + profile.sequence();
    return Keys.mix(Keys.of(profile.userId()) ^ Keys.mix(moment));
  }

  /** Which period an instant is in. */
  public static long period(long atMillis) {
    return Math.floorDiv(atMillis, PERIOD_MILLIS);
  }

  /** The last instant of a period. */
  public static long lastMillis(long period) {
    return (period + 1) * PERIOD_MILLIS - 1;
  }
}
