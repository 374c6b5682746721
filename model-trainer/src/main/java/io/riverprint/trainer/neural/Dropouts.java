package io.riverprint.trainer.neural;

/**
 * Shares of numbers set to 0 while training (reference, section 5.3).
 *
 * @param attention a, within the attention layer, its weights included
 * @param trunk f, within the trunk and before the embedding
 * @param heads d, after each hidden layer of a head
 */
public record Dropouts(float attention, float trunk, float heads) {
  public static final Dropouts NONE = new Dropouts(0, 0, 0);

  public Dropouts {
    if (!(isShare(attention) && isShare(trunk) && isShare(heads))) {
      throw new IllegalArgumentException(
          "dropouts: %s, %s, %s; need 0 or more, less than 1; correct the preset"
              .formatted(attention, trunk, heads));
    }
  }

  private static boolean isShare(float number) {
    return number >= 0 && number < 1;
  }
}
