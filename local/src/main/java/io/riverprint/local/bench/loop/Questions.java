package io.riverprint.local.bench.loop;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.local.bench.loop.Week.Ask;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What every policy is asked, the same for all. Each user who came within the last four weeks is
 * asked about once a week, at the midnight of a day of the week of its own, so that each week sees
 * models of every age. Labels are what happened in the horizon from that midnight on: churn of who
 * had bought before; purchases from the categories, and of the SKUs, that sold best in the
 * fortnight before the week.
 */
final class Questions {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int RECENT_DAYS = 28;
  private static final int FORTNIGHT = 14;
  private static final int MOST_ITEMS = 100;

  private final LoopSettings settings;
  private final LoopStream stream;
  private final Set<String> knownSkus;
  private final Map<String, List<BehaviorEvent>> buys;
  private final long startMillis;

  Questions(LoopSettings settings, LoopStream stream, FeatureSpec first) {
    this.settings = settings;
    this.stream = stream;
    this.startMillis = settings.millis(0);
    this.knownSkus =
        Arrays.stream(first.targetSkus())
            .mapToObj(sku -> first.catalogue().skus[sku])
            .collect(Collectors.toCollection(HashSet::new));
    this.buys =
        stream.events().stream()
            .filter(event -> event.type() == EventType.PRODUCT_BUY)
            .collect(Collectors.groupingBy(BehaviorEvent::userId));
  }

  List<Week> weeks() {
    List<Week> weeks = new ArrayList<>();
    for (int week = 0; week < settings.weeks(); week++) {
      weeks.add(week(settings.historyDays() + 7 * week));
    }
    return weeks;
  }

  private Week week(int firstDay) {
    List<Ask> asks = new ArrayList<>();
    for (int day = firstDay + 1; day <= firstDay + 7; day++) {
      for (int user = 0; user < stream.users().size(); user++) {
        if (isOfDay(user, day) && cameBefore(user, day)) {
          asks.add(new Ask(user, day));
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(churn(asks));
    best(firstDay, BehaviorEvent::category)
        .forEach(item -> columns.add(column(asks, Head.CATEGORY, item, BehaviorEvent::category)));
    best(firstDay, BehaviorEvent::item)
        .forEach(item -> columns.add(column(asks, Head.SKU, item, BehaviorEvent::item)));
    return new Week(asks, columns);
  }

  private boolean isOfDay(int user, int day) {
    return Math.floorMod(Keys.of(userId(user)) + day, 7) == 0;
  }

  private boolean cameBefore(int user, int day) {
    long to = millis(day);
    long from = to - RECENT_DAYS * DAY_MILLIS;
    return stream.users().get(user).events().stream()
        .anyMatch(event -> event.atMillis() >= from && event.atMillis() < to);
  }

  private Column churn(List<Ask> asks) {
    boolean[] asked = new boolean[asks.size()];
    boolean[] label = new boolean[asks.size()];
    for (int i = 0; i < asks.size(); i++) {
      long cut = millis(asks.get(i).day());
      asked[i] = of(asks.get(i)).stream().anyMatch(buy -> buy.atMillis() < cut);
      label[i] = !buysAfter(asks.get(i), buy -> true);
    }
    return new Column(Head.CHURN, "", true, asked, label);
  }

  private Column column(
      List<Ask> asks, Head head, String item, Function<BehaviorEvent, String> nameOf) {
    boolean[] asked = new boolean[asks.size()];
    boolean[] label = new boolean[asks.size()];
    Arrays.fill(asked, true);
    for (int i = 0; i < asks.size(); i++) {
      label[i] = buysAfter(asks.get(i), buy -> item.equals(nameOf.apply(buy)));
    }
    return new Column(head, item, head != Head.SKU || knownSkus.contains(item), asked, label);
  }

  private boolean buysAfter(Ask ask, Predicate<BehaviorEvent> wanted) {
    long from = millis(ask.day());
    long to = from + settings.horizonMillis();
    return of(ask).stream()
        .anyMatch(buy -> buy.atMillis() >= from && buy.atMillis() < to && wanted.test(buy));
  }

  /** Sold best before the week, best first, then by name. */
  private List<String> best(int firstDay, Function<BehaviorEvent, String> nameOf) {
    Map<String, Integer> sold = new HashMap<>();
    long from = millis(firstDay - FORTNIGHT);
    long to = millis(firstDay);
    for (List<BehaviorEvent> ofUser : buys.values()) {
      for (BehaviorEvent buy : ofUser) {
        if (buy.atMillis() >= from && buy.atMillis() < to) {
          sold.merge(Objects.requireNonNull(nameOf.apply(buy)), 1, Integer::sum);
        }
      }
    }
    return sold.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(MOST_ITEMS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<BehaviorEvent> of(Ask ask) {
    return buys.getOrDefault(userId(ask.user()), List.of());
  }

  private String userId(int user) {
    return stream.users().get(user).userId();
  }

  private long millis(int day) {
    return startMillis + day * DAY_MILLIS;
  }
}
