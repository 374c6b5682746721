package io.riverprint.console.keep;

import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.wire.EventCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The newest events of at most so many users, as the job has stepped them: in their order, without
 * those it set aside as late or as sent twice. Who had none for the longest time goes first. May be
 * used by many threads at once.
 */
public final class KeptEvents implements AutoCloseable {
  /** As many as the job keeps of a user for the next release to read again. */
  public static final int EACH = 256;

  private static final byte STEPPED = 0;
  private static final byte LATE = 1;
  // Nothing is known to be longer than a page's address; a longer one is left out.
  private static final int LONGEST = 8 << 10;
  private static final Comparator<Kept> IN_ORDER = Comparator.comparing(Kept::key, UserEvent.ORDER);

  private final int mostUsers;
  private final RingDisk disk;
  private final EventCodec codec = new EventCodec();
  // How many were taken; who had one longest ago first.
  private final LinkedHashMap<String, Long> users = new LinkedHashMap<>();
  private long newestMillis = Long.MIN_VALUE;
  private boolean closed;

  /**
   * Keeps nothing yet.
   *
   * @param folder empty; what lies in it is of no use to anyone else
   * @param mostUsers how many users are kept
   */
  public KeptEvents(Path folder, int mostUsers) {
    this.mostUsers = mostUsers;
    this.disk = new RingDisk(folder, EACH);
  }

  /**
   * An event, and what the job steps of it.
   *
   * @param event as it was sent
   */
  public record Kept(BehaviorEvent event, UserEvent key) {
    static Kept of(BehaviorEvent event) {
      return new Kept(event, UserEvents.of(event));
    }
  }

  /** The newest event time that was seen; the smallest long before any. */
  public synchronized long newestMillis() {
    return newestMillis;
  }

  /** Takes an event of the event topic. */
  public void take(BehaviorEvent event) {
    seen(event.atMillis());
    keep(event, STEPPED);
  }

  /** Takes an event of the topic of late events: the job has not stepped it. */
  public void late(BehaviorEvent event) {
    keep(event, LATE);
  }

  /** Nothing of the user stays. */
  public synchronized void forget(String user) {
    Long taken = users.remove(user);
    if (taken != null && !closed) {
      disk.forget(user, taken);
    }
  }

  /** The newest events of a user, oldest first. */
  public List<Kept> of(String user) {
    List<Kept> events = new ArrayList<>();
    List<UserEvent> late = new ArrayList<>();
    for (byte[] bytes : bytes(user)) {
      Kept kept = Kept.of(codec.read(java.util.Arrays.copyOfRange(bytes, 1, bytes.length)));
      if (bytes[0] == LATE) {
        late.add(kept.key());
      } else {
        events.add(kept);
      }
    }
    late.forEach(one -> removeOne(events, one));
    events.sort(IN_ORDER);
    return onceEach(events);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      disk.close();
    }
  }

  private synchronized void seen(long atMillis) {
    newestMillis = Math.max(newestMillis, atMillis);
  }

  private void keep(BehaviorEvent event, byte kind) {
    byte[] record = codec.write(event);
    if (record.length <= LONGEST) {
      byte[] bytes = new byte[record.length + 1];
      bytes[0] = kind;
      System.arraycopy(record, 0, bytes, 1, record.length);
      put(event.userId(), bytes);
    }
  }

  private synchronized void put(String user, byte[] bytes) {
    if (closed) {
      return;
    }
    Long before = users.remove(user); // so that it becomes the newest
    long taken = before == null ? 1 : before + 1;
    disk.keep(user, taken, bytes);
    users.put(user, taken);
    Iterator<java.util.Map.Entry<String, Long>> oldest = users.entrySet().iterator();
    while (users.size() > mostUsers) {
      var gone = oldest.next();
      disk.forget(gone.getKey(), gone.getValue());
      oldest.remove();
    }
  }

  private synchronized List<byte[]> bytes(String user) {
    Long taken = users.get(user);
    return taken == null || closed ? List.of() : disk.newest(user, taken, EACH);
  }

  private static void removeOne(List<Kept> events, UserEvent late) {
    for (int i = 0; i < events.size(); i++) {
      if (UserEvent.ORDER.compare(events.get(i).key(), late) == 0) {
        events.remove(i);
        return;
      }
    }
  }

  // Repetitions have the same instant.
  private static List<Kept> onceEach(List<Kept> ordered) {
    List<Kept> once = new ArrayList<>(ordered.size());
    for (Kept next : ordered) {
      boolean repeated = false;
      for (int i = once.size() - 1; i >= 0 && isOfInstant(once.get(i), next); i--) {
        repeated |= next.key().repeats(once.get(i).key());
      }
      if (!repeated) {
        once.add(next);
      }
    }
    return once;
  }

  private static boolean isOfInstant(Kept earlier, Kept next) {
    return earlier.key().atMillis() == next.key().atMillis();
  }
}
