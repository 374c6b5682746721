package io.riverprint.trainer.example;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.trainer.log.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A log by users, in memory: about 120 bytes an event. Users stand in order of appearance. */
public final class Histories {
  private final List<UserHistory> users;
  private final long events;
  private final long refused;

  private Histories(List<UserHistory> users, long events, long refused) {
    this.users = users;
    this.events = events;
    this.refused = refused;
  }

  /** All events of the log before this instant. */
  public static Histories read(EventLog log, long untilMillis) {
    Collector collector = new Collector(untilMillis);
    log.events(collector);
    return collector.histories();
  }

  public List<UserHistory> users() {
    return users;
  }

  /** Events in it. */
  public long events() {
    return events;
  }

  /** Events left out because their query looked like codes and was not, or sent twice. */
  public long refused() {
    return refused;
  }

  /** A number that is another one, as good as surely, where any event is. */
  public long fingerprint() {
    long all = 0;
    for (UserHistory user : users) {
      long own = Keys.of(user.userId());
      for (UserEvent event : user.events()) {
        own = mixed(own + event.atMillis());
        own = mixed(own + event.itemKey() + event.type().code());
        own = mixed(own + event.categoryKey() + Float.floatToIntBits(event.price()));
        own = mixed(own + Arrays.hashCode(event.codes()));
      }
      all = mixed(all + own);
    }
    return all;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mixed(long z) {
    long half = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long whole = (half ^ (half >>> 27)) * 0x94d049bb133111ebL;
    return whole ^ (whole >>> 31);
  }

  /** The part of it before an earlier instant; users without events there are left out. */
  public Histories before(long untilMillis) {
    List<UserHistory> part = new ArrayList<>();
    long kept = 0;
    for (UserHistory user : users) {
      List<UserEvent> early = early(user.events(), untilMillis);
      if (!early.isEmpty()) {
        part.add(new UserHistory(user.userId(), early));
        kept += early.size();
      }
    }
    return new Histories(part, kept, refused);
  }

  private static List<UserEvent> early(List<UserEvent> events, long untilMillis) {
    int end = 0;
    while (end < events.size() && events.get(end).atMillis() < untilMillis) {
      end++;
    }
    return events.subList(0, end);
  }

  private static final class Collector implements Consumer<BehaviorEvent> {
    private final Map<String, List<UserEvent>> byUser = new LinkedHashMap<>();
    private final long untilMillis;
    private long refused;

    Collector(long untilMillis) {
      this.untilMillis = untilMillis;
    }

    @Override
    public void accept(BehaviorEvent event) {
      if (event.atMillis() >= untilMillis) {
        return;
      }
      try {
        byUser.computeIfAbsent(event.userId(), id -> new ArrayList<>()).add(UserEvents.of(event));
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }

    Histories histories() {
      List<UserHistory> users = new ArrayList<>();
      long events = 0;
      for (Map.Entry<String, List<UserEvent>> user : byUser.entrySet()) {
        List<UserEvent> ordered = withoutRepetitions(user.getValue());
        if (!ordered.isEmpty()) {
          users.add(new UserHistory(user.getKey(), ordered));
          events += ordered.size();
        }
      }
      return new Histories(users, events, refused);
    }

    private List<UserEvent> withoutRepetitions(List<UserEvent> events) {
      events.sort(UserEvent.ORDER);
      List<UserEvent> once = new ArrayList<>(events.size());
      for (UserEvent event : events) {
        if (once.isEmpty() || !event.repeats(once.get(once.size() - 1))) {
          once.add(event);
        } else {
          refused++;
        }
      }
      return once;
    }
  }
}
