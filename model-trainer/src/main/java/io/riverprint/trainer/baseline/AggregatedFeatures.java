package io.riverprint.trainer.baseline;

import io.riverprint.trainer.log.EventLog;
import java.util.Set;

/**
 * The challenge organisers' own baseline, as reference section 3 describes it: 320 counts a client.
 *
 * <p>Blocks, in this order: purchases, additions, removals (91 each), visits (31), searches (16).
 * The first four hold the number of the client's events and then, for windows of 1, 7 and 30 days
 * and for each column (SKU, category, price bucket; URL of visits), how many of the client's events
 * in the window have each of the column's ten most frequent values. A window ends with the newest
 * event <em>of that kind</em> and has both its ends. What is most frequent is counted over all the
 * time and the relevant clients only. The last block is the mean of the query vectors. All values
 * are rounded to float16.
 *
 * <p>Where it says more than the reference, or differs:
 *
 * <ul>
 *   <li>The published code finds a window in sorted times and cuts it from unsorted values. Here
 *       the log is in order of time, so both are the same.
 *   <li>Of equally frequent values the one that came first is taken; there it is left to chance.
 *   <li>A column with fewer than ten values leaves the rest of its places 0, so the width is always
 *       320.
 *   <li>A count too large for float16 is 65,504, not infinite: nobody takes infinite embeddings.
 *   <li>Values the catalogue does not know, and queries that are plain text, count for nothing but
 *       the number of events.
 * </ul>
 *
 * <p>The log is read twice. Memory: 1,280 bytes a client, and about 30 bytes for each different
 * SKU, category and URL.
 */
public final class AggregatedFeatures {
  /** Length of a row. */
  public static final int WIDTH = 320;

  private AggregatedFeatures() {}

  /**
   * A row for each of the clients with an event before the instant: buyers by ascending id, then
   * those with an addition but no purchase, and so on in the order of the blocks.
   *
   * @param clients the relevant ones: others count for nothing
   */
  public static UserRows of(EventLog log, Set<String> clients, long untilMillis) {
    ProductColumns columns = new ProductColumns(log.products(untilMillis));
    Survey survey = new Survey(columns, clients, untilMillis);
    log.events(survey);
    WindowCounts counts = new WindowCounts(columns, survey);
    log.events(counts);
    return counts.rows();
  }
}
