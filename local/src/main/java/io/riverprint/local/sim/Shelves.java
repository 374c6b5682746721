package io.riverprint.local.sim;

/**
 * The shop's products: a category tree, latent vectors, price levels, popularity. Moves once a week
 * (popularity wave, new items, price levels); between moves it is read by many threads.
 *
 * <p>Popularity is log-normal: with a standard deviation of 1.9 and the challenge's mean of 1.4
 * buys a SKU it gives the shares of SKUs bought more than 0, 1, 5 ... 200 times that the challenge
 * has.
 */
final class Shelves {
  /** Wordings a category is searched by. */
  static final int QUERIES = 32;

  private static final double POPULARITY_SPREAD = 1.6;
  private static final double WAVE_MEMORY = 0.9;
  private static final int PRICE_STEP = 10;

  private final ShopSpec spec;
  private final CategoryTree tree;
  private final Drift drift;
  private final float[] vectors;
  private final float[] logPopularity;
  private final float[] wave;
  private final int[] launchDay;
  private final int[] goneDay;
  private final byte[] price;
  private final float[] weight;
  private final float[] categoryWeight;
  private double allWeight;
  private final AliasTable items;
  private final AliasTable leaves;

  Shelves(ShopSpec spec) {
    this.spec = spec;
    int size = spec.catalogueSize();
    tree = new CategoryTree(spec);
    drift = new Drift(spec);
    vectors = new float[size * Tastes.RANK];
    logPopularity = new float[size];
    wave = new float[size];
    launchDay = new int[size];
    goneDay = new int[size];
    price = new byte[size];
    weight = new float[size];
    categoryWeight = new float[spec.categories()];
    items = new AliasTable(size);
    leaves = new AliasTable(spec.categories());
    stock();
    weigh(0);
  }

  CategoryTree tree() {
    return tree;
  }

  float[] vectors() {
    return vectors;
  }

  /** 0 to 99. */
  int price(int item) {
    return price[item];
  }

  /** The day from which the item can be seen; 0 or before: from the start. */
  int launchDay(int item) {
    return launchDay[item];
  }

  /** Whether the item can be found this week. */
  boolean isThere(int item) {
    return weight[item] > 0;
  }

  /** Times the chance to buy of somebody who comes for this category; 1 without drift. */
  double appeal(int category) {
    return drift.appeal(category);
  }

  Drift drift() {
    return drift;
  }

  /** An item of the category, by popularity. */
  int popular(int category, SplitMix random) {
    return items.draw(random, tree.first(category), tree.first(category + 1));
  }

  /** A category, by the popularity of all in it. */
  int leaf(SplitMix random) {
    return leaves.draw(random, 0, spec.categories());
  }

  /** How often {@link #leaf} says this category. */
  double share(int category) {
    return categoryWeight[category] / allWeight;
  }

  /** How often {@link #popular} says this item of the category. */
  double share(int category, int item) {
    return weight[item] / categoryWeight[category];
  }

  /** Called before the first event of each week but the first. */
  void move(int week) {
    SplitMix random = new SplitMix(0);
    double perWeek = Drift.perWeek(spec);
    for (int item = 0; item < weight.length; item++) {
      random.seed(spec.seed() ^ 0x5E1F, item, week);
      wave[item] = (float) (WAVE_MEMORY * wave[item] + perWeek * random.nextNormal());
      if (random.chance(perWeek / 10)) {
        price[item] =
            (byte)
                Math.max(
                    0, Math.min(99, price[item] + (random.chance(0.5) ? PRICE_STEP : -PRICE_STEP)));
      }
    }
    if (!drift.isNone()) {
      drift.move(week, tree, vectors);
    }
    weigh(week * 7);
  }

  private void stock() {
    SplitMix random = new SplitMix(0);
    for (int category = 0; category < spec.categories(); category++) {
      for (int item = tree.first(category); item < tree.first(category + 1); item++) {
        random.seed(spec.seed() ^ 0x17E3, item, 0);
        tree.item(category, vectors, item, random);
        logPopularity[item] = (float) (POPULARITY_SPREAD * random.nextNormal());
        price[item] = (byte) tree.price(category, random);
        boolean later = item > tree.first(category) && random.chance(spec.newItemShare());
        launchDay[item] = later ? 1 + random.nextInt(spec.days()) : 0;
        goneDay[item] = Integer.MAX_VALUE;
        if (!drift.isNone() && item > tree.first(category)) {
          limit(item);
        }
      }
    }
  }

  private void limit(int item) {
    int[] days = new int[2];
    drift.life(item, days);
    launchDay[item] = days[0];
    goneDay[item] = days[1];
  }

  /** Items of this week's days are on the shelf from its first day. */
  private void weigh(int firstDay) {
    allWeight = 0;
    for (int category = 0; category < spec.categories(); category++) {
      float sum = 0;
      for (int item = tree.first(category); item < tree.first(category + 1); item++) {
        boolean there = launchDay[item] < firstDay + 7 && goneDay[item] > firstDay;
        weight[item] = there ? (float) Math.exp(logPopularity[item] + wave[item]) : 0;
        sum += weight[item];
      }
      categoryWeight[category] = sum;
      allWeight += sum;
      items.build(weight, tree.first(category), tree.first(category + 1));
    }
    leaves.build(categoryWeight, 0, spec.categories());
  }
}
