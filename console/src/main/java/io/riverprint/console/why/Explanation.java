package io.riverprint.console.why;

import io.riverprint.schema.EventType;
import io.riverprint.schema.ScoredItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each of a user's newest events did to the profile: how it differs from the one that would
 * have been without it.
 *
 * @param asOfMillis of the profile that was sent, as are its sequence and release
 * @param replayed how many events were stepped
 * @param wholeHistory whether the profile says that it stands on just as many
 * @param served figures of the profile that was sent
 * @param explained the same of the one that the replay of all events gives
 * @param differs how far both are from each other
 * @param events the newest that were left out, one at a time, newest first
 */
public record Explanation(
    String userId,
    long asOfMillis,
    long sequence,
    long release,
    int replayed,
    boolean wholeHistory,
    Figures served,
    Figures explained,
    Difference differs,
    List<Effect> events) {

  /**
   * What is compared of a profile. Category and product are those that the sent profile has at the
   * top: of the network's heads where there are any, else of the factors.
   *
   * @param churn 0 to 1
   * @param category null where none is predicted
   */
  public record Figures(float churn, @Nullable ScoredItem category, @Nullable ScoredItem sku) {}

  /**
   * How far two profiles are from each other: one's figures less the other's.
   *
   * @param category change of its score; null where one of both has none
   * @param embedding distance of the vectors, in lengths of the first
   */
  public record Difference(
      float churn, @Nullable Float category, @Nullable Float sku, double embedding) {}

  /**
   * An event, and what it did: the profile with it less the profile without it.
   *
   * @param item SKU, URL or query, by its kind
   */
  public record Effect(
      long atMillis, EventType type, String item, @Nullable String category, Difference made) {}
}
