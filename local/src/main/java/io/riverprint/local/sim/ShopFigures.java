package io.riverprint.local.sim;

import io.riverprint.schema.EventType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;

/**
 * The figures of a simulated shop that the challenge's data set is known by. Duplicates excluded.
 */
public final class ShopFigures {
  /** Days at the end in which buyers are asked whether they were seen before. */
  public static final int WINDOW_DAYS = 14;

  private final ShopSpec spec;
  private final long[] events = new long[EventType.COUNT];
  private final int[][] ofUser;
  private final int[] buysOfSku;
  private final long[] addsOfWeekday = new long[7];
  private final BitSet seenBefore = new BitSet();
  private final BitSet lateBuyers = new BitSet();

  private ShopFigures(ShopSpec spec) {
    this.spec = spec;
    ofUser = new int[EventType.COUNT][spec.users()];
    buysOfSku = new int[spec.catalogueSize()];
  }

  /** Lives the whole shop and counts. */
  public static ShopFigures measure(ShopSpec spec) {
    ShopEngine engine = new ShopEngine(spec, 1);
    ShopFigures figures = new ShopFigures(spec);
    while (engine.day() < spec.days()) {
      figures.take(engine.day(), engine.nextDay());
    }
    return figures;
  }

  private void take(int day, EventBuffer events) {
    LocalDate date = LocalDate.ofInstant(spec.start(), ZoneOffset.UTC).plusDays(day);
    for (int i = 0; i < events.size(); i++) {
      EventType type = events.type(i);
      take(type, events.user[i], events.item[i], day >= spec.days() - WINDOW_DAYS);
      addsOfWeekday[date.getDayOfWeek().getValue() - 1] += type == EventType.ADD_TO_CART ? 1 : 0;
    }
  }

  private void take(EventType type, int user, int item, boolean inWindow) {
    events[type.code()]++;
    ofUser[type.code()][user]++;
    boolean buy = type == EventType.PRODUCT_BUY;
    buysOfSku[buy ? item : 0] += buy ? 1 : 0;
    if (!inWindow) {
      seenBefore.set(user);
    } else if (buy) {
      lateBuyers.set(user);
    }
  }

  public long events(EventType type) {
    return events[type.code()];
  }

  public long allEvents() {
    return java.util.Arrays.stream(events).sum();
  }

  /** Events of the kind over all users. */
  public double perUser(EventType type) {
    return (double) events(type) / spec.users();
  }

  /** Users with at least one event of the kind, over all users. */
  public double clientShare(EventType type) {
    return (double) withMoreThan(ofUser[type.code()], 0) / spec.users();
  }

  /** Users with exactly one event of the kind, over those with at least one. */
  public double onceShare(EventType type) {
    int[] counts = ofUser[type.code()];
    long some = withMoreThan(counts, 0);
    return (double) (some - withMoreThan(counts, 1)) / some;
  }

  /** SKUs with more than so many buys, over the catalogue. */
  public double skuShareBoughtMoreThan(int buys) {
    return (double) withMoreThan(buysOfSku, buys) / spec.catalogueSize();
  }

  /**
   * Adds on a day of the week over those of a mean weekday; whole weeks are needed for a fair 1.
   */
  public double addsOver(DayOfWeek day) {
    return addsOfWeekday[day.getValue() - 1] * 7.0 / events(EventType.ADD_TO_CART);
  }

  /** Of the buyers of the last 14 days, those with any event before; 0..1. */
  public double buyersSeenBefore() {
    BitSet both = (BitSet) lateBuyers.clone();
    both.and(seenBefore);
    return (double) both.cardinality() / lateBuyers.cardinality();
  }

  private static long withMoreThan(int[] counts, int least) {
    return java.util.Arrays.stream(counts).filter(count -> count > least).count();
  }
}
