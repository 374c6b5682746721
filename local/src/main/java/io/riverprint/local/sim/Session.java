package io.riverprint.local.sim;

import io.riverprint.schema.EventType;

/**
 * One session down the funnel: pages, searches, product pages, the cart, then removing or buying. A
 * SKU is bought only after it was put into the cart, in this session or an earlier one.
 */
final class Session {
  private static final double SEARCH_WHEN_LOOKING = 0.13;
  private static final double SEARCH_WHEN_CARTING = 0.35;
  private static final double MORE_SEARCHES = 9.5;
  private static final double ONE_PAGE = 0.2;
  private static final double MORE_PAGES = 10.5;
  private static final double PAGES_PER_SEARCH = 1.0;
  private static final double PAGES_PER_ADD = 2.2;
  static final double BUY_ONE = 0.86;
  private static final double CART_ONE = 0.8;
  private static final double SEARCH_ONCE = 0.45;
  static final double MORE_ADDS = 6.5;
  static final double REMOVE_WHEN_BUYING = 0.14;
  private static final double REMOVE_WHEN_CARTING = 0.78;
  static final double TAKE_OLD_CART = 0.5;
  static final double SAME_LEAF = 0.75;
  static final int MOST_ADDS = 20;

  private final Shoppers shoppers;
  private final Choice choice;
  private final Pages pages;
  private final SessionTape tape;
  private final double searchFactor;
  private final int[] basket = new int[MOST_ADDS];

  Session(ShopSpec spec, Shoppers shoppers, Choice choice, SessionTape tape) {
    this.shoppers = shoppers;
    this.choice = choice;
    this.tape = tape;
    pages = new Pages(spec.categories());
    searchFactor = spec.productFactor();
  }

  void onePage(int user, SplitMix random) {
    tape.page(somePage(user, choice.leaf(user, random), random));
  }

  /** Pages and perhaps searches; nothing goes into the cart. */
  void look(int user, SplitMix random) {
    int leaf = choice.leaf(user, random);
    browse(user, leaf, some(ONE_PAGE, MORE_PAGES, random), random);
    search(user, leaf, SEARCH_WHEN_LOOKING, random);
  }

  /** The cart is filled and mostly emptied; what is left stays for a later session. */
  void fillCart(int user, SplitMix random) {
    int left = remove(add(user, CART_ONE, random), 0, REMOVE_WHEN_CARTING, random);
    for (int i = 0; i < left; i++) {
      Memory.push(shoppers.cart, user, basket[i]);
    }
  }

  /** The cart is filled and bought; at least one line. */
  void buy(int user, SplitMix random) {
    int left = remove(add(user, BUY_ONE, random), 1, REMOVE_WHEN_BUYING, random);
    tape.pause(random);
    for (int i = 0; i < left; i++) {
      take(user, basket[i]); // lines of one order carry one time
    }
    int old = random.chance(TAKE_OLD_CART) ? Memory.pop(shoppers.cart, user) : Shoppers.NOTHING;
    if (old != Shoppers.NOTHING) {
      take(user, old);
    }
  }

  private void take(int user, int item) {
    tape.product(EventType.PRODUCT_BUY, item);
    Memory.push(shoppers.bought, user, item);
  }

  private int add(int user, double one, SplitMix random) {
    int leaf = choice.leaf(user, random);
    browse(user, leaf, some(ONE_PAGE, MORE_PAGES, random), random);
    search(user, leaf, SEARCH_WHEN_CARTING, random);
    int count = Math.min(MOST_ADDS, some(one, MORE_ADDS, random));
    for (int i = 0; i < count; i++) {
      leaf = random.chance(SAME_LEAF) ? leaf : choice.leaf(user, random);
      browse(user, leaf, random.nextGeometric(PAGES_PER_ADD), random);
      basket[i] = choice.wanted(user, leaf, random);
      tape.pause(random);
      tape.page(pages.product(basket[i]));
      tape.pause(random);
      tape.product(EventType.ADD_TO_CART, basket[i]);
    }
    return count;
  }

  /** Removes some of the basket but keeps the first {@code kept}; returns how many are left. */
  private int remove(int count, int kept, double chance, SplitMix random) {
    int left = kept;
    for (int i = kept; i < count; i++) {
      if (random.chance(chance)) {
        tape.pause(random);
        tape.product(EventType.REMOVE_FROM_CART, basket[i]);
      } else {
        basket[left++] = basket[i];
      }
    }
    return left;
  }

  private void search(int user, int leaf, double chance, SplitMix random) {
    if (!random.chance(Math.min(0.95, chance * searchFactor))) {
      return;
    }
    int count = some(SEARCH_ONCE, MORE_SEARCHES, random);
    for (int i = 0; i < count && !tape.full(); i++) {
      tape.pause(random);
      tape.search(choice.query(leaf, random));
      browse(user, leaf, random.nextGeometric(PAGES_PER_SEARCH), random);
    }
  }

  /** One, or else two and more: most clients of the challenge have one, few have many. */
  private static int some(double one, double more, SplitMix random) {
    return random.chance(one) ? 1 : 2 + random.nextGeometric(more);
  }

  private void browse(int user, int leaf, int count, SplitMix random) {
    for (int i = 0; i < count && !tape.full(); i++) {
      tape.pause(random);
      tape.page(somePage(user, leaf, random));
    }
  }

  private int somePage(int user, int leaf, SplitMix random) {
    double draw = random.nextUnit();
    if (draw < 0.12) {
      return Pages.HOME;
    }
    return draw < 0.4 ? pages.category(leaf) : pages.product(choice.item(user, leaf, random));
  }
}
