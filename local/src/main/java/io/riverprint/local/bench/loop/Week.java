package io.riverprint.local.bench.loop;

import java.util.List;

/**
 * What is asked in a week of event time.
 *
 * @param asks one a user, on the user's own day of the week
 * @param columns what is asked of them
 */
record Week(List<Ask> asks, List<Column> columns) {
  /**
   * A user at a midnight.
   *
   * @param user by position in the stream
   * @param day the day that begins then
   */
  record Ask(int user, int day) {}

  List<String> items(Head head) {
    return columns.stream().filter(c -> c.head() == head).map(Column::item).toList();
  }
}
