package io.riverprint.trainer.baseline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A vector for each of some users.
 *
 * @param users whose; row i belongs to user i
 * @param rows all of one width
 */
public record UserRows(List<String> users, float[][] rows) {
  public UserRows {
    users = List.copyOf(users);
    if (users.size() != rows.length) {
      throw new IllegalArgumentException(
          "user rows: %d users and %d rows, need as many; pair them"
              .formatted(users.size(), rows.length));
    }
  }

  /** The rows of these users, in their order; zeros for one who has none. */
  public float[][] of(List<String> wanted, int width) {
    Map<String, float[]> byUser = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      byUser.put(users.get(i), rows[i]);
    }
    return wanted.stream()
        .map(user -> byUser.getOrDefault(user, new float[width]))
        .toArray(float[][]::new);
  }
}
