package io.riverprint.trainer.baseline;

import java.math.BigInteger;
import java.util.Comparator;

/** Ascending client ids: whole numbers by value and before all others, others as texts. */
public final class ClientOrder {
  private static final int SURE_DIGITS = 18;

  /** The order. Different texts are never equal. */
  public static final Comparator<String> ASCENDING = ClientOrder::compare;

  private ClientOrder() {}

  private static int compare(String a, String b) {
    boolean number = isNumber(a);
    if (number != isNumber(b)) {
      return number ? -1 : 1;
    }
    int byValue = number ? byValue(a, b) : 0;
    return byValue != 0 ? byValue : a.compareTo(b);
  }

  private static int byValue(String a, String b) {
    return a.length() <= SURE_DIGITS && b.length() <= SURE_DIGITS
        ? Long.compare(Long.parseLong(a), Long.parseLong(b))
        : new BigInteger(a).compareTo(new BigInteger(b));
  }

  private static boolean isNumber(String id) {
    int from = id.startsWith("-") ? 1 : 0;
    for (int i = from; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return id.length() > from;
  }
}
