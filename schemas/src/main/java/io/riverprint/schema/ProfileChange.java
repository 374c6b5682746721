package io.riverprint.schema;

import java.util.function.Function;

/** What one record of the profile topic says. */
public sealed interface ProfileChange {

  /** Whose profile it is about. */
  String userId();

  /** One of the two, whichever it is. */
  <R> R fold(Function<UserProfile, R> arrived, Function<String, R> forgotten);

  /**
   * A profile. It may be a repetition: {@link UserProfile#supersedes} tells.
   *
   * @param profile as it was written
   */
  record Arrived(UserProfile profile) implements ProfileChange {
    @Override
    public String userId() {
      return profile.userId();
    }

    @Override
    public <R> R fold(Function<UserProfile, R> arrived, Function<String, R> forgotten) {
      return arrived.apply(profile);
    }
  }

  /**
   * A tombstone: nothing about this user may be kept.
   *
   * @param userId who is forgotten
   */
  record Forgotten(String userId) implements ProfileChange {
    @Override
    public <R> R fold(Function<UserProfile, R> arrived, Function<String, R> forgotten) {
      return forgotten.apply(userId);
    }
  }
}
