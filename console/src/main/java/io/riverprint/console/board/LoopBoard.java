package io.riverprint.console.board;

import io.riverprint.schema.GateDecision;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.RetrainRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who asked for a training, what became of it, and how the releases do. Bounded; of a curve that
 * grows too long every other point goes. May be used by many threads at once.
 */
public final class LoopBoard {
  static final int KEPT = 100;
  static final int MOST_CURVES = 24;
  static final int MOST_POINTS = 512;

  // By the request's id: what is written twice is one.
  private final Map<String, RetrainRequest> requests = new LinkedHashMap<>();
  private final Map<String, GateDecision> decisions = new LinkedHashMap<>();
  private final TreeMap<Curve, TreeMap<Long, LiveQuality>> quality = new TreeMap<>();
  private long changes;

  /** Figures of one head of one release. */
  private record Curve(long release, String head) implements Comparable<Curve> {
    @Override
    public int compareTo(Curve other) {
      int byRelease = Long.compare(release, other.release);
      return byRelease != 0 ? byRelease : head.compareTo(other.head);
    }
  }

  /** Takes a request. */
  public synchronized void requested(RetrainRequest request) {
    keep(requests, request.requestId(), request);
  }

  /** Takes a decision. */
  public synchronized void decided(GateDecision decision) {
    keep(decisions, decision.requestId(), decision);
  }

  /** Takes a point of a curve; of too many releases the oldest goes. */
  public synchronized void judged(LiveQuality point) {
    Curve curve = new Curve(point.release(), point.head());
    var points = quality.computeIfAbsent(curve, first -> new TreeMap<>());
    points.put(point.atMillis(), point);
    if (points.size() > MOST_POINTS) {
      thin(points.keySet(), points.lastKey());
    }
    while (quality.size() > MOST_CURVES) {
      quality.pollFirstEntry();
    }
    changes++;
  }

  /** How often anything changed. */
  public synchronized long changes() {
    return changes;
  }

  /** Newest first. */
  public synchronized List<RetrainRequest> requests() {
    return newestFirst(requests);
  }

  /** Newest first. */
  public synchronized List<GateDecision> decisions() {
    return newestFirst(decisions);
  }

  /** Curves by release and head, each by time. */
  public synchronized List<List<LiveQuality>> quality() {
    List<List<LiveQuality>> curves = new ArrayList<>();
    quality.values().forEach(points -> curves.add(List.copyOf(points.values())));
    return curves;
  }

  private <T> void keep(Map<String, T> all, String id, T one) {
    all.remove(id);
    all.put(id, one);
    Iterator<T> oldest = all.values().iterator();
    while (all.size() > KEPT) {
      oldest.next();
      oldest.remove();
    }
    changes++;
  }

  // The newest stays: it is what is true now.
  private static void thin(Set<Long> times, long newest) {
    boolean goes = false;
    Iterator<Long> all = times.iterator();
    while (all.hasNext()) {
      if (all.next() != newest && goes) {
        all.remove();
      }
      goes = !goes;
    }
  }

  private static <T> List<T> newestFirst(Map<String, T> all) {
    List<T> list = new ArrayList<>(all.values());
    java.util.Collections.reverse(list);
    return list;
  }
}
