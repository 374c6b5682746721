package io.riverprint.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riverprint.schema.UserProfile;

/** A profile as one line of JSON, with the names of {@link UserProfile} and all of its numbers. */
final class ProfileJson {

  private final ObjectMapper mapper = new ObjectMapper();

  String print(UserProfile profile) {
    try {
      return mapper.writeValueAsString(profile) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("profile of " + profile.userId() + ": no JSON", e);
    }
  }
}
