package io.riverprint.schema.event;

/** What an event may say; each has a key in a mapping file and a usual name. */
public enum EventField {
  USER_ID("userId", "user_id"),
  EVENT_ID("eventId", "event_id"),
  TIME("time", "timestamp"),
  KIND("kind", "event_type"),
  SKU("sku", "sku"),
  URL("url", "url"),
  QUERY("query", "query"),
  CATEGORY("category", "category"),
  PRICE("price", "price");

  private final String key;
  private final String usualName;

  EventField(String key, String usualName) {
    this.key = key;
    this.usualName = usualName;
  }

  /** Its key under {@code fields} in a mapping file. */
  public String key() {
    return key;
  }

  /** Its name in a JSON event where no mapping says otherwise. */
  public String usualName() {
    return usualName;
  }
}
