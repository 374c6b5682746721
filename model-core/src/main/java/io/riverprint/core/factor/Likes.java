package io.riverprint.core.factor;

import io.riverprint.schema.EventType;

/** How much an event says that its user likes its item. One table for training and serving. */
public final class Likes {
  private Likes() {}

  /**
   * Weight of an event of this kind; 0: it says nothing, and nothing moves.
   *
   * <p>A purchase counts 1, an addition to the cart half of it: many are never bought. A removal is
   * no like (the library of reference section 5.4 counts it as one) and no opposite step either: it
   * mostly takes back an addition that has already been counted, says "not now" more often than
   * "never", and a step away from an item has no floor at which it ends.
   */
  public static float weight(EventType type) {
    return switch (type) {
      case PRODUCT_BUY -> 1f;
      case ADD_TO_CART -> 0.5f;
      case REMOVE_FROM_CART, PAGE_VISIT, SEARCH_QUERY -> 0f;
    };
  }
}
