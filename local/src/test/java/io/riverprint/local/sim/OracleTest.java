package io.riverprint.local.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.metric.Auroc;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.baseline.UserScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OracleTest {
  private static final ShopSpec SHOP = ShopSpec.of(600, 40, 3).withDensity(2, 3);
  private static final int CUT = 30;
  private static final int FUTURES = 400;
  private static final Oracle ORACLE = Oracle.of(SHOP, CUT, 14);
  private static final List<String> CLIENTS =
      Truth.of(SHOP, CUT, 14).seen().mapToObj(user -> Integer.toString(user + 1)).toList();

  @TempDir private Path folder = Path.of("unset");

  @Test
  void chancesOfCategoriesAreThoseOfFuturesLivedThrough() {
    CategoryOdds lived = CategoryOdds.of(SHOP, CUT, 14, FUTURES);
    List<String> leaves = ids(SHOP.categories());
    UserScores scores = ORACLE.categories(leaves);
    double off = 0;
    double sum = 0;
    double livedSum = 0;
    for (String client : CLIENTS) {
      float[] logits = scores.of(client);
      for (int leaf = 0; leaf < logits.length; leaf++) {
        double share = lived.probability(Integer.parseInt(client) - 1, leaf);
        off += Math.abs(chance(logits[leaf]) - share);
        sum += chance(logits[leaf]);
        livedSum += share;
      }
    }
    assertThat(sum / livedSum).isCloseTo(1, within(0.05));
    assertThat(off / livedSum).isLessThan(0.2);
  }

  @Test
  void chancesOfSkusAddUpToWhatIsBoughtInFuturesLivedThrough() {
    long[] bought = boughtInFutures();
    int[] favourites =
        IntStream.range(0, bought.length)
            .boxed()
            .sorted((a, b) -> Long.compare(bought[b], bought[a]))
            .limit(40)
            .mapToInt(Integer::intValue)
            .toArray();
    List<String> targets =
        Arrays.stream(favourites).mapToObj(item -> Integer.toString(item + 1)).toList();
    UserScores scores = ORACLE.skus(targets);
    double[] sums = new double[favourites.length];
    for (String client : CLIENTS) {
      float[] logits = scores.of(client);
      Arrays.setAll(sums, t -> sums[t] + chance(logits[t]));
    }
    double all = Arrays.stream(favourites).mapToDouble(item -> bought[item]).sum() / FUTURES;
    assertThat(Arrays.stream(sums).sum() / all).isCloseTo(1, within(0.06));
    for (int t = 0; t < sums.length; t++) {
      assertThat(sums[t] * FUTURES / bought[favourites[t]]).isBetween(0.7, 1.4);
    }
  }

  @Test
  void toldHowLikelyAPurchaseIsItStillKnowsWhatWouldBeBought() {
    Oracle told = ORACLE.told(client -> 0.3);
    UserScores all = ORACLE.categories(ids(SHOP.categories()));
    UserScores tastes = told.categories(ids(SHOP.categories()));
    for (String client : CLIENTS) {
      assertThat(chance(told.churn().of(client)[0])).isCloseTo(0.7, within(1e-6));
      float[] scores = tastes.of(client);
      assertThat(chance(scores[best(scores)])).isBetween(0.01, 0.3);
      if (chance(ORACLE.churn().of(client)[0]) < 0.99) {
        assertThat(best(scores)).isEqualTo(best(all.of(client)));
      }
    }
  }

  private static int best(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  @Test
  void itTellsWhoBuysFromACategoryBetterThanAnEstimateFromTwentyFutures() {
    CategoryOdds estimate = CategoryOdds.of(SHOP, CUT, 14, 20);
    boolean[] buys = buysInAnotherFuture();
    UserScores scores = ORACLE.categories(ids(SHOP.categories()));
    float[] oracle = new float[buys.length];
    float[] rough = new float[buys.length];
    for (int u = 0; u < CLIENTS.size(); u++) {
      float[] logits = scores.of(CLIENTS.get(u));
      for (int leaf = 0; leaf < logits.length; leaf++) {
        oracle[u * logits.length + leaf] = logits[leaf];
        rough[u * logits.length + leaf] =
            (float) estimate.probability(Integer.parseInt(CLIENTS.get(u)) - 1, leaf);
      }
    }
    assertThat(Auroc.binary(oracle, buys))
        .isGreaterThan(Auroc.binary(rough, buys))
        .isGreaterThan(0.8);
  }

  @Test
  void churnIsOneLessTheTruthsChance() {
    Truth truth = Truth.of(SHOP, CUT, 14);
    for (String client : CLIENTS) {
      assertThat(chance(ORACLE.churn().of(client)[0]))
          .isCloseTo(truth.churnProbability(Integer.parseInt(client) - 1), within(1e-6));
    }
  }

  @Test
  void somebodyTheShopNeverSawBuysNothing() {
    assertThat(chance(ORACLE.churn().of("ann")[0])).isCloseTo(1, within(1e-6));
    assertThat(chance(ORACLE.skus(List.of("1", "cup")).of("9999999")[1])).isLessThan(1e-6);
  }

  @Test
  void aWrittenShopIsTheSameShop() throws IOException {
    ShopFile.write(SHOP, folder);
    assertThat(ShopFile.read(folder)).contains(SHOP);
  }

  @Test
  void aFolderOfAnotherShopHasNoOracle() throws IOException {
    assertThat(Oracle.in(folder, 0, 0)).isEmpty();
  }

  @Test
  void aShopFileWithoutAllItsValuesIsRefused() throws IOException {
    Files.writeString(folder.resolve(ShopFile.NAME), "users = 5\n");
    assertThatThrownBy(() -> ShopFile.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no days")
        .hasMessageContaining("simulate again");
  }

  @Test
  void theCutIsTheNearestMidnight() throws IOException {
    ShopFile.write(SHOP, folder);
    long cut = SHOP.start().toEpochMilli() + CUT * ShopSpec.DAY_MILLIS;
    Oracle read = Oracle.in(folder, cut - 20_000, 14 * ShopSpec.DAY_MILLIS - 1).orElseThrow();
    String client = CLIENTS.get(0);
    assertThat(read.churn().of(client)).containsExactly(ORACLE.churn().of(client));
  }

  /** By client and category, in a future that no estimate has lived. */
  private static boolean[] buysInAnotherFuture() {
    ShopEngine engine = atCut();
    EventText text = new EventText(SHOP, engine.shelves());
    ShopEngine future = engine.fork(77);
    boolean[] buys = new boolean[CLIENTS.size() * SHOP.categories()];
    while (future.day() < CUT + 14) {
      EventBuffer day = future.nextDay();
      for (int i = 0; i < day.size(); i++) {
        int client = CLIENTS.indexOf(Integer.toString(day.user[i] + 1));
        if (client >= 0 && day.type(i) == EventType.PRODUCT_BUY) {
          buys[client * SHOP.categories() + text.leaf(day.item[i])] = true;
        }
      }
    }
    return buys;
  }

  private static ShopEngine atCut() {
    ShopEngine engine = new ShopEngine(SHOP, 1);
    while (engine.day() < CUT) {
      engine.nextDay();
    }
    return engine;
  }

  /** Over all futures, in how many each SKU was bought by how many of the users seen. */
  private static long[] boughtInFutures() {
    ShopEngine engine = atCut();
    boolean[] seen = new boolean[SHOP.users()];
    CLIENTS.forEach(client -> seen[Integer.parseInt(client) - 1] = true);
    long[] bought = new long[SHOP.catalogueSize()];
    int[] lastFuture = new int[SHOP.users() * SHOP.catalogueSize()];
    for (int future = 1; future <= FUTURES; future++) {
      ShopEngine fork = engine.fork(SplitMix.mix(77, 1, future));
      while (fork.day() < CUT + 14) {
        count(fork.nextDay(), seen, bought, lastFuture, future);
      }
    }
    return bought;
  }

  private static void count(
      EventBuffer day, boolean[] seen, long[] bought, int[] lastFuture, int future) {
    for (int i = 0; i < day.size(); i++) {
      int cell =
          day.user[i] * bought.length
              + day.item[i] * (day.type(i) == EventType.PRODUCT_BUY ? 1 : 0);
      if (day.type(i) == EventType.PRODUCT_BUY && seen[day.user[i]] && lastFuture[cell] != future) {
        lastFuture[cell] = future;
        bought[day.item[i]]++;
      }
    }
  }

  private static List<String> ids(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  private static double chance(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
