package io.riverprint.trainer.propensity;

import io.riverprint.schema.ScoredItem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items that one head of a model speaks of, in the order of its outputs. */
public final class ServedItems {
  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();

  /** Of those of all items that are the model's targets. */
  public ServedItems(String[] all, int[] targets) {
    names = Arrays.stream(targets).mapToObj(target -> all[target]).toList();
    names.forEach(name -> positions.put(name, positions.size()));
  }

  public List<String> names() {
    return names;
  }

  public int size() {
    return names.size();
  }

  /** A profile's list, which is ordered by likelihood, as one number for each output. */
  public float[] inOrder(List<ScoredItem> scored) {
    float[] chances = new float[names.size()];
    for (ScoredItem item : scored) {
      chances[positions.getOrDefault(item.id(), 0)] = item.score();
    }
    return chances;
  }
}
