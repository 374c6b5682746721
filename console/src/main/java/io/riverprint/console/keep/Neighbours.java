package io.riverprint.console.keep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Who is most alike, by the cosine of embeddings, over everyone who is kept: no index, no guess.
 */
public final class Neighbours {
  private static final Comparator<Neighbour> WORST_FIRST =
      Comparator.comparingDouble(Neighbour::cosine)
          .thenComparing(n -> n.user().userId(), Comparator.reverseOrder());

  private Neighbours() {}

  /**
   * One who is alike.
   *
   * @param cosine -1 to 1
   */
  public record Neighbour(KeptUser user, float cosine) {}

  /** The {@code most} users most alike, best first; only those of the same space. */
  public static List<Neighbour> of(KeptUser asked, Collection<KeptUser> all, int most) {
    PriorityQueue<Neighbour> best = new PriorityQueue<>(WORST_FIRST);
    float[] direction = asked.direction().copy();
    for (KeptUser other : all) {
      if (comparable(asked, other)) {
        best.add(new Neighbour(other, other.direction().cosine(direction)));
        if (best.size() > most) {
          best.poll();
        }
      }
    }
    List<Neighbour> found = new ArrayList<>(best);
    found.sort(WORST_FIRST.reversed());
    return found;
  }

  private static boolean comparable(KeptUser asked, KeptUser other) {
    return !other.userId().equals(asked.userId())
        && other.space().equals(asked.space())
        && other.direction().width() == asked.direction().width();
  }
}
