package io.riverprint.local.sim;

/** The shop's pages by number: home, one per leaf category, one per SKU; they never change. */
record Pages(int categories) {
  static final int HOME = 1;

  int category(int leaf) {
    return HOME + 1 + leaf;
  }

  int product(int item) {
    return HOME + 1 + categories + item;
  }
}
