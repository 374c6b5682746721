package io.riverprint.schema;

/** How many events of each kind the profile stands on. */
public record EventCounts(long buys, long adds, long removes, long visits, long searches) {

  public long total() {
    return buys + adds + removes + visits + searches;
  }
}
