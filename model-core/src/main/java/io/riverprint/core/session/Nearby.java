package io.riverprint.core.session;

/** Product events near a session: how many, and whether a best-seller was among them. */
public final class Nearby {
  public int events;
  public boolean topSku;
  public boolean topCategory;

  void add(boolean ofTopSku, boolean ofTopCategory) {
    events++;
    topSku |= ofTopSku;
    topCategory |= ofTopCategory;
  }

  /** Moves everything of the other here. */
  void take(Nearby other) {
    events += other.events;
    topSku |= other.topSku;
    topCategory |= other.topCategory;
    other.events = 0;
    other.topSku = false;
    other.topCategory = false;
  }
}
