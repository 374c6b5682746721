package io.riverprint.trainer.propensity;

import io.riverprint.core.feature.Keys;
import io.riverprint.trainer.example.UserHistory;
import java.util.List;

/**
 * Users that no encoder is trained on, so that it can be learnt from them how far its heads are to
 * be believed. Chosen by a hash of the id: an eighth of a small shop's users, about {@value #MOST}
 * of a large one's.
 *
 * @param share of the users, 0 to 1
 */
public record Panel(double share) {
  private static final double LARGEST_SHARE = 0.125;
  private static final int MOST = 4_000;
  private static final long SALT = 0x2545f4914f6cdd1dL;

  /** The panel of so many users. */
  public static Panel of(int users) {
    return new Panel(Math.min(LARGEST_SHARE, (double) MOST / Math.max(1, users)));
  }

  /** Whether the user is on it. */
  public boolean has(UserHistory user) {
    long hash = Keys.mix(Keys.of(user.userId()) ^ SALT) >>> 1;
    return hash < share * 0x1p63;
  }

  /** Those who are on it. */
  public List<UserHistory> members(List<UserHistory> users) {
    return users.stream().filter(this::has).toList();
  }

  /** Those who are not. */
  public List<UserHistory> others(List<UserHistory> users) {
    return users.stream().filter(user -> !has(user)).toList();
  }
}
