package io.riverprint.trainer.baseline;

import io.riverprint.core.feature.LongIndex;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.schema.Float16;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Second pass: counts into the rows. */
final class WindowCounts implements Consumer<BehaviorEvent> {
  private static final long[] WINDOW_DAYS = {1, 7, 30};
  private static final long DAY_MILLIS = 86_400_000;
  private static final int TOP = 10;
  private static final int CODES = 16;
  private static final float LARGEST = 65_504;

  private final ProductColumns columns;
  private final Survey survey;
  private final List<String> users;
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final float[][] rows;
  private final int[] codedQueries;
  private final List<List<LongIndex>> tops = new ArrayList<>();
  private final int[] blockAt = new int[EventType.COUNT];

  WindowCounts(ProductColumns columns, Survey survey) {
    this.columns = columns;
    this.survey = survey;
    this.users = survey.users();
    users.forEach(user -> rowOf.put(user, rowOf.size()));
    this.rows = new float[users.size()][AggregatedFeatures.WIDTH];
    this.codedQueries = new int[users.size()];
    int at = 0;
    for (EventType type : EventType.values()) {
      List<LongIndex> ofType = new ArrayList<>();
      for (int column = 0; column < ProductColumns.count(type); column++) {
        ofType.add(survey.top(type, column, TOP));
      }
      tops.add(ofType);
      blockAt[type.code()] = at;
      at += 1 + WINDOW_DAYS.length * ofType.size() * TOP;
    }
  }

  @Override
  public void accept(BehaviorEvent event) {
    Integer row = survey.admits(event) ? rowOf.get(event.userId()) : null;
    if (row == null) {
      return;
    }
    if (event.type() == EventType.SEARCH_QUERY) {
      addQuery(row, event.item());
    } else {
      count(rows[row], event);
    }
  }

  private void count(float[] row, BehaviorEvent event) {
    EventType type = event.type();
    int at = blockAt[type.code()];
    row[at]++;
    List<LongIndex> ofType = tops.get(type.code());
    for (int column = 0; column < ofType.size(); column++) {
      int place = ofType.get(column).find(columns.value(event, column));
      for (int w = 0; place >= 0 && w < WINDOW_DAYS.length; w++) {
        long from = survey.newestMillis(type) - WINDOW_DAYS[w] * DAY_MILLIS;
        row[at + 1 + (w * ofType.size() + column) * TOP + place] +=
            event.atMillis() >= from ? 1 : 0;
      }
    }
  }

  private void addQuery(int row, String query) {
    if (!query.startsWith("[")) {
      return;
    }
    try {
      byte[] codes = UserEvents.codes(query);
      for (int k = 0; k < CODES; k++) {
        rows[row][queriesAt() + k] += codes[k] & 255;
      }
      codedQueries[row]++;
    } catch (IllegalArgumentException e) {
      // Looks like codes and is none: it says nothing, as plain text does.
      return;
    }
  }

  private int queriesAt() {
    return blockAt[EventType.SEARCH_QUERY.code()];
  }

  /** The rows, to be asked for once. */
  UserRows rows() {
    for (int row = 0; row < rows.length; row++) {
      for (int k = 0; k < CODES; k++) {
        rows[row][queriesAt() + k] /= Math.max(1, codedQueries[row]);
      }
      for (int at = 0; at < AggregatedFeatures.WIDTH; at++) {
        rows[row][at] = Float16.decode(Float16.encode(Math.min(LARGEST, rows[row][at])));
      }
    }
    return new UserRows(users, rows);
  }
}
