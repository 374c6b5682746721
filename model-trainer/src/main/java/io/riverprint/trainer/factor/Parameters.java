package io.riverprint.trainer.factor;

import io.riverprint.core.factor.ItemFactors;
import java.util.SplittableRandom;

/** What is trained. Written by several threads without locks, on purpose (Hogwild). */
final class Parameters {
  final FactorTable users;
  final FactorTable items;
  final float[] biases;

  /**
   * Small random rows for all users and for all items that somebody likes, zeros for the others.
   */
  Parameters(int userCount, int[] usersOfItems, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.items = new FactorTable(usersOfItems.length, width);
    this.biases = new float[usersOfItems.length];
    for (int item = 0; item < usersOfItems.length; item++) {
      if (usersOfItems[item] > 0) {
        items.scatter(item, random);
        biases[item] = FactorTable.smallFactor(random, width);
      }
    }
    this.users = new FactorTable(userCount, width);
    for (int user = 0; user < userCount; user++) {
      users.scatter(user, random);
    }
  }

  /** Takes over the items of an older factorisation: those that stand in it with a row. */
  void startItems(ItemFactors older) {
    for (int item = 0; item < older.size(); item++) {
      int from = item * older.width();
      if (isTrained(older, from)) {
        System.arraycopy(older.factors(), from, items.values, items.at(item), older.width());
        biases[item] = older.biases()[item];
      }
    }
  }

  private static boolean isTrained(ItemFactors older, int from) {
    for (int k = from; k < from + older.width(); k++) {
      if (older.factors()[k] != 0) {
        return true;
      }
    }
    return false;
  }
}
