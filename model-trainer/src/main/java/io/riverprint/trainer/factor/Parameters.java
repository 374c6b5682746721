package io.riverprint.trainer.factor;

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
}
