package io.riverprint.local.bench.loop;

/**
 * One question to all the asks of a week: who churns, who buys from a category, who buys a SKU.
 *
 * @param item the category or SKU; empty for churn
 * @param known whether the first model has an output for it
 * @param asked of whom it is asked
 * @param label how it came out, where it is asked
 */
record Column(Head head, String item, boolean known, boolean[] asked, boolean[] label) {
  boolean isOf(Head wanted) {
    return wanted == Head.KNOWN_SKU ? head == Head.SKU && known : head == wanted;
  }
}
