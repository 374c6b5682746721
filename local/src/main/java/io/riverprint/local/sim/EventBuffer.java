package io.riverprint.local.sim;

import io.riverprint.schema.EventType;
import java.util.Arrays;

/** Events in columns, before they are given their text; grows, is cleared and used again. */
final class EventBuffer {
  int[] user = new int[1024];
  int[] second = new int[1024];
  int[] number = new int[1024];
  int[] item = new int[1024];
  byte[] type = new byte[1024];
  byte[] price = new byte[1024];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  EventType type(int at) {
    return EventType.of(type[at]);
  }

  /**
   * @param atSecond seconds since the shop's start
   * @param eventNumber the user's how-manieth event this is
   * @param about SKU, page or query, by its index
   */
  void add(int who, int atSecond, int eventNumber, EventType kind, int about, int bucket) {
    if (size == user.length) {
      grow(size * 2);
    }
    user[size] = who;
    second[size] = atSecond;
    number[size] = eventNumber;
    item[size] = about;
    type[size] = (byte) kind.code();
    price[size++] = (byte) bucket;
  }

  void addAll(EventBuffer other) {
    int after = size + other.size;
    if (after > user.length) {
      grow(Math.max(after, size * 2));
    }
    System.arraycopy(other.user, 0, user, size, other.size);
    System.arraycopy(other.second, 0, second, size, other.size);
    System.arraycopy(other.number, 0, number, size, other.size);
    System.arraycopy(other.item, 0, item, size, other.size);
    System.arraycopy(other.type, 0, type, size, other.size);
    System.arraycopy(other.price, 0, price, size, other.size);
    size = after;
  }

  void addFrom(EventBuffer other, int at) {
    add(
        other.user[at],
        other.second[at],
        other.number[at],
        other.type(at),
        other.item[at],
        other.price[at]);
  }

  private void grow(int capacity) {
    user = Arrays.copyOf(user, capacity);
    second = Arrays.copyOf(second, capacity);
    number = Arrays.copyOf(number, capacity);
    item = Arrays.copyOf(item, capacity);
    type = Arrays.copyOf(type, capacity);
    price = Arrays.copyOf(price, capacity);
  }
}
