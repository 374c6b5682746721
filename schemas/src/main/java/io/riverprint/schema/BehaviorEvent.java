package io.riverprint.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One click of one user.
 *
 * @param userId the shop's name of the user; not empty
 * @param eventId the producer's name of the event; two events of one user and instant with the same
 *     id are one event
 * @param atMillis event time, milliseconds since the epoch, UTC
 * @param sku needed on product kinds
 * @param url needed on visits
 * @param query needed on searches: free text, or codes as in the challenge, {@code [ 92 166 ... ]}
 * @param category the SKU's category as the shop sent it, if it did
 * @param price price or price bucket of the SKU, NaN where not sent
 */
public record BehaviorEvent(
    String userId,
    @Nullable String eventId,
    long atMillis,
    EventType type,
    @Nullable String sku,
    @Nullable String url,
    @Nullable String query,
    @Nullable String category,
    float price) {

  public BehaviorEvent {
    requireNonNull(userId, "userId");
    requireNonNull(type, "type");
    if (userId.isEmpty()) {
      throw new IllegalArgumentException("event: userId is empty");
    }
    if (item(type, sku, url, query) == null) {
      throw new IllegalArgumentException(
          "event of " + type + " at " + atMillis + ": needs " + need(type) + ", has none");
    }
  }

  /** What the event is about: the SKU, the URL or the query, by its kind. */
  public String item() {
    return requireNonNull(item(type, sku, url, query));
  }

  private static @Nullable String item(
      EventType type, @Nullable String sku, @Nullable String url, @Nullable String query) {
    return switch (type) {
      case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> sku;
      case PAGE_VISIT -> url;
      case SEARCH_QUERY -> query;
    };
  }

  private static String need(EventType type) {
    return type.isProduct() ? "a sku" : type == EventType.PAGE_VISIT ? "a url" : "a query";
  }
}
