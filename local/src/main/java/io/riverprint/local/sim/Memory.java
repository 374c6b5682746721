package io.riverprint.local.sim;

/** Each user's last few SKUs, newest first: what was bought, what lies in the cart. */
final class Memory {
  private Memory() {}

  /** Puts the item in front; the oldest falls out. */
  static void push(int[] slots, int user, int item) {
    int at = user * Shoppers.MEMORY;
    System.arraycopy(slots, at, slots, at + 1, Shoppers.MEMORY - 1);
    slots[at] = item;
  }

  /** Takes the newest item out, or {@link Shoppers#NOTHING}. */
  static int pop(int[] slots, int user) {
    int at = user * Shoppers.MEMORY;
    int item = slots[at];
    System.arraycopy(slots, at + 1, slots, at, Shoppers.MEMORY - 1);
    slots[at + Shoppers.MEMORY - 1] = Shoppers.NOTHING;
    return item;
  }

  /** One of the remembered items, newer ones rather, or {@link Shoppers#NOTHING}. */
  static int any(int[] slots, int user, SplitMix random) {
    int at = user * Shoppers.MEMORY;
    int chosen = slots[at + random.nextInt(Shoppers.MEMORY)];
    return chosen == Shoppers.NOTHING ? slots[at] : chosen;
  }
}
