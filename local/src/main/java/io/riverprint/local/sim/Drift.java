package io.riverprint.local.sim;

/**
 * How a shop changes from week to week, by the strength d = {@link ShopSpec#drift()}; with 0 it
 * does nothing at all. Besides what {@link ShopSpec#driftPerWeek()} does anyway (popularity, price
 * levels, interests), which happens 1 + 2 d times as strongly:
 *
 * <ul>
 *   <li>A SKU is on the shelf for a life of its own, at least a week and on the mean {@value
 *       #LIFE_DAYS} / d days more; others take its place. The first SKU of each category stays for
 *       ever.
 *   <li>Whom a category appeals to, and what a user likes, are latent vectors that walk: each week
 *       a share of 0.2 d and 0.15 d is new (a stationary walk). A product moves with its category;
 *       its name does not.
 *   <li>How readily visitors buy differs by the category that they come for: log-normal, spread 0.6
 *       d, a tenth of it new each week.
 * </ul>
 */
final class Drift {
  private static final double LIFE_DAYS = 50;
  private static final double LEAST_LIFE_DAYS = 7;
  private static final int AFTERWARDS_DAYS = 28;
  private static final double APPEAL_SPREAD = 0.6;
  private static final double APPEAL_MEMORY = 0.9;
  private static final double LEAF_WALK = 0.2;
  private static final double TASTE_WALK = 0.15;
  private static final double MOST_WALK = 0.9;
  private static final double LEAF_SPREAD = 0.99;

  private final ShopSpec spec;
  private final double strength;
  private final float[] logAppeal;
  private final SplitMix random = new SplitMix(0);

  Drift(ShopSpec spec) {
    this.spec = spec;
    this.strength = spec.drift();
    this.logAppeal = new float[spec.categories()];
    for (int leaf = 0; leaf < logAppeal.length; leaf++) {
      random.seed(spec.seed() ^ 0xA99EA1, leaf, 0);
      logAppeal[leaf] = (float) (APPEAL_SPREAD * strength * random.nextNormal());
    }
  }

  boolean isNone() {
    return strength == 0;
  }

  /** What weekly popularity, and with it prices and interests, move by. */
  static double perWeek(ShopSpec spec) {
    return spec.driftPerWeek() * (1 + 2 * spec.drift());
  }

  /** Times the chance to buy of a visitor of this category; 1 without drift, 1 on the mean. */
  double appeal(int leaf) {
    double spread = APPEAL_SPREAD * strength;
    return Math.exp(logAppeal[leaf] - spread * spread / 2);
  }

  /** First day on the shelf and the day after the last, into {@code days}. */
  void life(int item, int[] days) {
    random.seed(spec.seed() ^ 0x11FE, item, 0);
    double life = LEAST_LIFE_DAYS + random.nextExponential(LIFE_DAYS / strength);
    double first = random.nextUnit() * (spec.days() + AFTERWARDS_DAYS + life) - life;
    days[0] = (int) Math.floor(first);
    days[1] = (int) Math.floor(first + life);
  }

  /** A week on: the categories' appeal and vectors, and their items with them. */
  void move(int week, CategoryTree tree, float[] items) {
    float[] step = new float[Tastes.RANK];
    for (int leaf = 0; leaf < logAppeal.length; leaf++) {
      random.seed(spec.seed() ^ 0xFA51, leaf, week);
      double news = Math.sqrt(1 - APPEAL_MEMORY * APPEAL_MEMORY) * APPEAL_SPREAD * strength;
      logAppeal[leaf] = (float) (APPEAL_MEMORY * logAppeal[leaf] + news * random.nextNormal());
      walk(tree.vectors(), leaf * Tastes.RANK, share(LEAF_WALK), LEAF_SPREAD, step);
      tree.moveItems(leaf, step, items);
    }
  }

  /** A week on for what a user likes. */
  void move(int week, int user, float[] tastes) {
    random.seed(spec.seed() ^ 0x7A57, user, week);
    walk(tastes, user * Tastes.RANK, share(TASTE_WALK), 1, new float[Tastes.RANK]);
  }

  private double share(double ofOne) {
    return Math.min(MOST_WALK, ofOne * strength);
  }

  /** A stationary walk; what was added goes into {@code step}. */
  private void walk(float[] vectors, int at, double share, double spread, float[] step) {
    double kept = Math.sqrt(1 - share * share);
    for (int k = 0; k < Tastes.RANK; k++) {
      float next = (float) (kept * vectors[at + k] + share * spread * random.nextNormal());
      step[k] = next - vectors[at + k];
      vectors[at + k] = next;
    }
  }
}
