package io.riverprint.job.serve;

import io.riverprint.job.wire.ArrivedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for the watermark, on the heap, in buckets of about a second of event time: what
 * is due is whole buckets and a part of one.
 */
final class PendingEvents implements Iterable<ArrivedEvent> {
  private static final int BUCKET_BITS = 10;

  private final TreeMap<Long, List<ArrivedEvent>> buckets = new TreeMap<>();
  // Neighbours in the stream are neighbours in time: saves most look-ups.
  private @Nullable List<ArrivedEvent> newest;
  private long newestBucket;
  private int size;

  void add(ArrivedEvent event) {
    long bucket = event.atMillis() >> BUCKET_BITS;
    List<ArrivedEvent> events = newest;
    if (events == null || bucket != newestBucket) {
      events = buckets.computeIfAbsent(bucket, key -> new ArrayList<>());
      newest = events;
      newestBucket = bucket;
    }
    events.add(event);
    size++;
  }

  int size() {
    return size;
  }

  /** Gives up every event up to and including this time, in no particular order. */
  void takeUntil(long untilMillis, Consumer<ArrivedEvent> taker) {
    newest = null;
    while (!buckets.isEmpty()) {
      long bucket = buckets.firstKey();
      if (bucket > untilMillis >> BUCKET_BITS) {
        return;
      }
      if (bucket == untilMillis >> BUCKET_BITS) {
        takePart(buckets.firstEntry(), untilMillis, taker);
        return;
      }
      List<ArrivedEvent> due = buckets.pollFirstEntry().getValue();
      size -= due.size();
      due.forEach(taker);
    }
  }

  /** Drops events; returns how many. */
  int removeIf(Predicate<ArrivedEvent> unwanted) {
    int before = size;
    for (List<ArrivedEvent> events : buckets.values()) {
      size -= events.size();
      events.removeIf(unwanted);
      size += events.size();
    }
    buckets.values().removeIf(List::isEmpty);
    newest = null;
    return before - size;
  }

  private void takePart(
      Map.Entry<Long, List<ArrivedEvent>> entry, long untilMillis, Consumer<ArrivedEvent> taker) {
    List<ArrivedEvent> events = entry.getValue();
    int kept = 0;
    for (int i = 0; i < events.size(); i++) {
      ArrivedEvent event = events.get(i);
      if (event.atMillis() <= untilMillis) {
        taker.accept(event);
      } else {
        events.set(kept++, event);
      }
    }
    size -= events.size() - kept;
    events.subList(kept, events.size()).clear();
    if (kept == 0) {
      buckets.remove(entry.getKey());
    }
  }

  @Override
  public Iterator<ArrivedEvent> iterator() {
    return buckets.values().stream().flatMap(List::stream).iterator();
  }
}
