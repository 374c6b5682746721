package io.riverprint.trainer.challenge;

import static java.util.Objects.requireNonNull;

import io.riverprint.schema.Float16;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One model's vectors of many users.
 *
 * @param name of the model, as tables show it; not blank
 * @param users each once; their order is the order in which the challenge's predictor is trained
 * @param rows one vector each, in the order of the users, all equally wide
 */
public record Embeddings(String name, List<String> users, float[][] rows) {

  public Embeddings {
    requireNonNull(name, "name");
    users = List.copyOf(users);
    if (name.isBlank() || users.isEmpty()) {
      throw new IllegalArgumentException(
          "embeddings '%s': %d users, needs a name and at least one; embed the relevant clients"
              .formatted(name, users.size()));
    }
    if (rows.length != users.size()) {
      throw new IllegalArgumentException(
          "embeddings '%s': %d users and %d rows, needs one row a user; embed them again"
              .formatted(name, users.size(), rows.length));
    }
    requireEqualWidths(name, users, rows);
    requireOnce(name, users);
  }

  private static void requireEqualWidths(String name, List<String> users, float[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length || rows[i].length == 0) {
        throw new IllegalArgumentException(
            "embeddings '%s': client %s has width %d, client %s has %d; all need the same, at least 1; embed with one model"
                .formatted(name, users.get(0), rows[0].length, users.get(i), rows[i].length));
      }
    }
  }

  private static void requireOnce(String name, List<String> users) {
    Set<String> seen = new HashSet<>();
    for (String user : users) {
      if (!seen.add(user)) {
        throw new IllegalArgumentException(
            "embeddings '%s': client %s is there twice, needs each once; take one of its rows"
                .formatted(name, user));
      }
    }
  }

  /** Numbers of a vector. */
  public int width() {
    return rows[0].length;
  }

  /**
   * The same as the organisers would read them: rounded to float16.
   *
   * @throws IllegalArgumentException as {@link #requireFloat16}
   */
  public Embeddings asSubmitted() {
    requireFloat16();
    float[][] rounded = new float[rows.length][width()];
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < rounded[i].length; column++) {
        rounded[i][column] = half(i, column);
      }
    }
    return new Embeddings(name, users, rounded);
  }

  /**
   * Looks at every number.
   *
   * @throws IllegalArgumentException if one is NaN, infinite or beyond float16, naming client and
   *     column
   */
  public void requireFloat16() {
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < rows[i].length; column++) {
        if (!Float.isFinite(half(i, column))) {
          throw new IllegalArgumentException(
              "embeddings '%s': client %s, column %d is %s, needs a number that float16 holds (up to 65504); look at the model's weights and inputs"
                  .formatted(name, users.get(i), column, rows[i][column]));
        }
      }
    }
  }

  private float half(int row, int column) {
    return Float16.decode(Float16.encode(rows[row][column]));
  }
}
