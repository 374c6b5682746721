package io.riverprint.trainer.gate;

import java.util.List;
import java.util.Map;

/**
 * What the gate says of a candidate.
 *
 * @param passed whether it may be released
 * @param reasons sentences
 * @param figures all that it was judged by
 */
public record Verdict(boolean passed, List<String> reasons, Map<String, Double> figures) {
  public Verdict {
    reasons = List.copyOf(reasons);
    figures = Map.copyOf(figures);
  }
}
