package io.riverprint.core.net;

import java.util.List;

/**
 * One head: dense layers with exact GELU between them, from the embedding to {@code outputs}
 * logits.
 *
 * @param name as in the profile: churn, category, sku
 * @param hiddenWidths widths of the layers between; empty for one linear layer
 * @param outputs how many logits
 */
public record HeadSpec(String name, List<Integer> hiddenWidths, int outputs) {
  public static final String CHURN = "churn";
  public static final String CATEGORY = "category";
  public static final String SKU = "sku";

  public HeadSpec {
    hiddenWidths = List.copyOf(hiddenWidths);
    if (outputs <= 0 || hiddenWidths.stream().anyMatch(width -> width <= 0)) {
      throw new IllegalArgumentException(
          "head " + name + ": widths must be > 0, got " + hiddenWidths + " -> " + outputs);
    }
  }
}
