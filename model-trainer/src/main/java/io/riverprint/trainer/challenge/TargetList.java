package io.riverprint.trainer.challenge;

import java.util.HashSet;
import java.util.List;

/**
 * What a propensity task asks about, in the order of its outputs (reference, section 1.2).
 *
 * @param items SKUs, categories or price buckets by name, each once
 * @param popularity of each item, on any scale; purchases where we count them ourselves
 */
public record TargetList(List<String> items, double[] popularity) {
  /** How many the organisers ask about. */
  public static final int CHALLENGE_SIZE = 100;

  public TargetList {
    items = List.copyOf(items);
    if (items.size() != popularity.length || new HashSet<>(items).size() != items.size()) {
      throw new IllegalArgumentException(
          "target list: %d items and %d popularities, needs as many, each item once; write both files from one count"
              .formatted(items.size(), popularity.length));
    }
  }

  public int size() {
    return items.size();
  }
}
