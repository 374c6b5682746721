package io.riverprint.schema;

/** The five kinds of the challenge, in the order in which equal timestamps are stepped. */
public enum EventType {
  PRODUCT_BUY(0),
  ADD_TO_CART(1),
  REMOVE_FROM_CART(2),
  PAGE_VISIT(3),
  SEARCH_QUERY(4);

  private static final EventType[] ALL = values();

  /** How many kinds there are. */
  public static final int COUNT = ALL.length;

  private final int code;

  EventType(int code) {
    this.code = code;
  }

  /** The kind's number in bytes, in one-hot slots and in counters: 0 to 4, never to change. */
  public int code() {
    return code;
  }

  /** The kind with this code. */
  public static EventType of(int code) {
    return ALL[code];
  }

  /** Whether the event names a SKU: buy, add, remove. */
  public boolean isProduct() {
    return code <= REMOVE_FROM_CART.code;
  }
}
