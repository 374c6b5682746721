package io.riverprint.local.sim;

/**
 * Two levels: departments and the leaf categories that events carry. A leaf owns a range of SKUs.
 */
final class CategoryTree {
  private static final double[] LEAF_MIX = {0.7, 0.7};
  private static final double[] ITEM_MIX = {0.85, 0.5};
  private static final double PRICE_SPREAD = 25;

  private final int[] first;
  private final float[] vectors;
  private final int[] priceLevel;

  CategoryTree(ShopSpec spec) {
    int leaves = spec.categories();
    first = ranges(spec);
    vectors = new float[leaves * Tastes.RANK];
    priceLevel = new int[leaves];
    int departments = Math.max(2, (int) Math.sqrt(leaves));
    float[] roots = new float[departments * Tastes.RANK];
    SplitMix random = new SplitMix(spec.seed() ^ 0x7EE);
    for (int i = 0; i < roots.length; i++) {
      roots[i] = (float) random.nextNormal();
    }
    for (int leaf = 0; leaf < leaves; leaf++) {
      Tastes.child(
          roots, leaf % departments * Tastes.RANK, vectors, leaf * Tastes.RANK, LEAF_MIX, random);
      priceLevel[leaf] = random.nextInt(100);
    }
  }

  /** The first SKU of the leaf; of the leaf after the last: how many SKUs there are. */
  int first(int leaf) {
    return first[leaf];
  }

  float[] vectors() {
    return vectors;
  }

  /** Draws the vector of one of the leaf's items. */
  void item(int leaf, float[] out, int item, SplitMix random) {
    Tastes.child(vectors, leaf * Tastes.RANK, out, item * Tastes.RANK, ITEM_MIX, random);
  }

  /** Lets the leaf's items follow a step of its vector, as far as they are like it. */
  void moveItems(int leaf, float[] step, float[] items) {
    for (int item = first[leaf]; item < first[leaf + 1]; item++) {
      for (int k = 0; k < Tastes.RANK; k++) {
        items[item * Tastes.RANK + k] += (float) (ITEM_MIX[0] * step[k]);
      }
    }
  }

  /** Draws a price bucket, 0 to 99, around the leaf's level, folded back at the ends. */
  int price(int leaf, SplitMix random) {
    int folded = (int) Math.abs(Math.round(priceLevel[leaf] + PRICE_SPREAD * random.nextNormal()));
    int within = folded % 200;
    return Math.min(99, within < 100 ? within : 199 - within);
  }

  /** Leaves are of log-normal size, each with at least one SKU. */
  private static int[] ranges(ShopSpec spec) {
    int leaves = spec.categories();
    SplitMix random = new SplitMix(spec.seed() ^ 0xCA7);
    double[] upTo = new double[leaves + 1];
    for (int leaf = 0; leaf < leaves; leaf++) {
      upTo[leaf + 1] = upTo[leaf] + Math.exp(0.8 * random.nextNormal());
    }
    int[] first = new int[leaves + 1];
    int free = spec.catalogueSize() - leaves;
    for (int leaf = 0; leaf <= leaves; leaf++) {
      first[leaf] = leaf + (int) Math.round(free * upTo[leaf] / upTo[leaves]);
    }
    return first;
  }
}
