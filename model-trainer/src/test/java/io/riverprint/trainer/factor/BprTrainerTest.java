package io.riverprint.trainer.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.factor.Affinity;
import io.riverprint.core.factor.FoldIn;
import io.riverprint.trainer.factor.BprSettings.Negatives;
import io.riverprint.trainer.factor.BprSettings.Positives;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BprTrainerTest {
  private static final int WIDTH = 8;
  private static final int EPOCHS = 12;

  @Test
  void ranksAsWellAsOneDrawAfterTheOtherOnOneThreadAndOnTwo() {
    PlantedShop shop = new PlantedShop(8000, 300, 24, 5, 1);
    double naive = meanNaiveAuc(shop);
    assertThat(meanAuc(shop, 1)).isCloseTo(naive, within(0.002));
    assertThat(meanAuc(shop, 2)).isCloseTo(naive, within(0.002));
  }

  @Test
  void oneThreadAndOneSeedGiveTheSameBits() {
    Interactions pairs = new PlantedShop(200, 50, 10, 5, 2).interactions();
    BprModel first = new BprTrainer(settings(1, 5)).train(pairs);
    BprModel second = new BprTrainer(settings(1, 5)).train(pairs);
    assertThat(second.userFactors()).containsExactly(first.userFactors());
    assertThat(second.items().factors()).containsExactly(first.items().factors());
    assertThat(second.items().biases()).containsExactly(first.items().biases());
  }

  @Test
  void aHeavierPairIsLearnedBetter() {
    InteractionsBuilder builder = new InteractionsBuilder(3);
    for (int user = 0; user < 200; user++) {
      // Half of the users hold a heavy item 0, half a heavy item 1; item 2 is everybody's.
      builder.add(user, 0, user % 2 == 0 ? 20 : 1).add(user + 1000, 1, 1).add(user + 2000, 2, 1);
    }
    Interactions pairs = builder.build();
    BprModel uniform = train(pairs, Positives.UNIFORM);
    BprModel weighted = train(pairs, Positives.BY_WEIGHT);
    assertThat(weighted.items().biases()[0] - weighted.items().biases()[1])
        .isGreaterThan(uniform.items().biases()[0] - uniform.items().biases()[1] + 0.1f);
  }

  @Test
  void anItemNobodyLikesKeepsARowOfZeros() {
    Interactions pairs = new InteractionsBuilder(3).add(1, 0, 1).add(2, 2, 1).build();
    BprModel model = new BprTrainer(settings(1, 1)).train(pairs);
    Affinity affinity = new Affinity(model.items());
    assertThat(affinity.knows(1)).isFalse();
    assertThat(affinity.knows(0)).isTrue();
  }

  @Test
  void popularityIsTheCumulativeShareOfThePairs() {
    Interactions pairs =
        new InteractionsBuilder(4).add(1, 0, 1).add(2, 0, 1).add(2, 2, 9).add(3, 3, 1).build();
    BprModel model = new BprTrainer(settings(1, 1)).train(pairs);
    assertThat(model.items().popularity()).containsExactly(0.5f, 0.5f, 0.75f, 1);
  }

  @Test
  void aUserWhoWasNotThereHasAFactorOfZeros() {
    Interactions pairs = new InteractionsBuilder(2).add(1, 0, 1).add(2, 1, 1).build();
    BprModel model = new BprTrainer(settings(1, 1)).train(pairs);
    assertThat(model.userFactor(3)).containsExactly(new float[WIDTH]);
  }

  @Test
  void theWatcherSeesEachEpochAndEndsTheTraining() {
    Interactions pairs = new PlantedShop(50, 30, 5, 2, 2).interactions();
    List<Integer> seen = new ArrayList<>();
    BprModel model =
        new BprTrainer(settings(1, 9))
            .train(
                pairs,
                (epoch, soFar) -> {
                  seen.add(epoch.number());
                  return soFar.get().epochs() < 4;
                });
    assertThat(seen).containsExactly(1, 2, 3, 4);
    assertThat(model.epochs()).isEqualTo(4);
  }

  @Test
  void negativesTheUserLikesAreSkipped() {
    // The only other item of user 1 is liked too: nothing is left to be learned from.
    Interactions pairs = new InteractionsBuilder(2).add(1, 0, 1).add(1, 1, 1).build();
    List<Long> updates = new ArrayList<>();
    new BprTrainer(settings(1, 3)).train(pairs, (epoch, soFar) -> updates.add(epoch.updates()));
    assertThat(updates).containsExactly(0L, 0L, 0L);
  }

  @Test
  void usersFoldedInLaterAreRankedNearlyAsWell() {
    PlantedShop shop = new PlantedShop(2000, 300, 24, 5, 1);
    BprModel model = new BprTrainer(settings(1, 20)).train(shop.interactions());
    assertThat(foldedAuc(shop, model)).isGreaterThan(auc(shop, model) - 0.015);
  }

  @Test
  void usersFoldedInLaterAreRankedNearlyAsWellByTheReferencesSkuModel() {
    PlantedShop shop = new PlantedShop(2000, 300, 24, 5, 1);
    BprSettings settings = BprSettings.referenceSku(48_000, 3).withEpochs(50).onThreads(1);
    BprModel model = new BprTrainer(settings).train(shop.interactions());
    assertThat(foldedAuc(shop, model)).isGreaterThan(auc(shop, model) - 0.015);
  }

  @Test
  void usersFoldedInLaterAreRankedNearlyAsWellByTheReferencesSlowCategoryModel() {
    PlantedShop shop = new PlantedShop(800, 120, 24, 5, 1);
    BprSettings settings = BprSettings.referenceCategory(19_200, 3).onThreads(1);
    BprModel model = new BprTrainer(settings).train(shop.interactions());
    // At the training's own rate of 0.0013 users would hardly leave zero.
    assertThat(model.items().learningRate()).isGreaterThan(0.003f);
    assertThat(foldedAuc(shop, model)).isGreaterThan(auc(shop, model) - 0.05);
  }

  @Test
  void whereNegativesAreUniformTheFoldInDrawsThemSo() {
    Interactions pairs =
        new InteractionsBuilder(4).add(1, 0, 1).add(2, 0, 1).add(2, 2, 9).add(3, 3, 1).build();
    BprSettings settings = settings(1, 1).drawing(Positives.UNIFORM, Negatives.UNIFORM);
    assertThat(new BprTrainer(settings).train(pairs).items().popularity())
        .containsExactly(1 / 3f, 1 / 3f, 2 / 3f, 1);
  }

  @Test
  void aLogWithoutPairsIsRefused() {
    Interactions none = new InteractionsBuilder(3).build();
    assertThatThrownBy(() -> new BprTrainer(settings(1, 1)).train(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("need at least one");
  }

  private static double meanAuc(PlantedShop shop, int threads) {
    double sum = 0;
    for (int seed = 0; seed < 3; seed++) {
      BprSettings settings =
          new BprSettings(
              WIDTH,
              EPOCHS,
              0.05f,
              0.01f,
              Positives.UNIFORM,
              Negatives.BY_POPULARITY,
              threads,
              seed);
      sum += auc(shop, new BprTrainer(settings).train(shop.interactions()));
    }
    return sum / 3;
  }

  private static double meanNaiveAuc(PlantedShop shop) {
    double sum = 0;
    for (int seed = 0; seed < 3; seed++) {
      NaiveBpr naive = new NaiveBpr(shop.trainPairs, shop.users, shop.items, WIDTH, seed);
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        naive.epoch(0.05, 0.01);
      }
      sum += shop.auc((user, item) -> naive.score(naive.users[user], item));
    }
    return sum / 3;
  }

  private static double foldedAuc(PlantedShop shop, BprModel model) {
    FoldIn foldIn = new FoldIn(model.items(), 3);
    float[][] users = new float[shop.users][model.items().width()];
    for (int at = 0; at < shop.trainPairs.length; at++) {
      foldIn.follow(users[shop.trainPairs[at][0]], shop.trainPairs[at][1], at, 1);
    }
    return shop.auc((user, item) -> foldIn.affinity().score(users[user], item));
  }

  private static double auc(PlantedShop shop, BprModel model) {
    Affinity affinity = new Affinity(model.items());
    float[][] users = new float[shop.users][];
    for (int user = 0; user < shop.users; user++) {
      users[user] = model.userFactor(user);
    }
    return shop.auc((user, item) -> affinity.score(users[user], item));
  }

  private static BprModel train(Interactions pairs, Positives positives) {
    return new BprTrainer(
            new BprSettings(WIDTH, 30, 0.05f, 0.01f, positives, Negatives.BY_POPULARITY, 1, 3))
        .train(pairs);
  }

  private static BprSettings settings(int threads, int epochs) {
    return new BprSettings(
        WIDTH, epochs, 0.05f, 0.01f, Positives.UNIFORM, Negatives.BY_POPULARITY, threads, 3);
  }
}
