package io.riverprint.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riverprint.schema.ProfileChange;

/**
 * One line of JSON: a profile, with the names of {@link io.riverprint.schema.UserProfile} and all
 * of its numbers, or that a user is forgotten.
 */
final class ProfileJson {

  private final ObjectMapper mapper = new ObjectMapper();

  String print(ProfileChange change) {
    return change.fold(
        profile -> line(profile, profile.userId()), user -> line(new Forgotten(user, true), user));
  }

  private String line(Object value, String userId) {
    try {
      return mapper.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("profile of " + userId + ": no JSON", e);
    }
  }

  private record Forgotten(String userId, boolean forgotten) {}
}
