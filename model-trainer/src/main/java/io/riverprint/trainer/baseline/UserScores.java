package io.riverprint.trainer.baseline;

/** What somebody says of a user, target by target: a row beside the models in an evaluation. */
@FunctionalInterface
public interface UserScores {
  /**
   * Scores of one user.
   *
   * @return as many numbers for every user; higher says likelier, as logits do
   */
  float[] of(String userId);

  /** The scores of several users, one after the other, as {@code Auroc.macro} takes them. */
  default UserRows rows(java.util.List<String> users) {
    return new UserRows(users, users.stream().map(this::of).toArray(float[][]::new));
  }
}
