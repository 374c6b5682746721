package io.riverprint.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.metric.Auroc;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.LogOf;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.log.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CountedHistoryTest {
  private static final long FROM = SmallShop.FIRST + 20 * SmallShop.DAY;
  private static final long UNTIL = SmallShop.FIRST + 30 * SmallShop.DAY;

  private final EventLog shop = SmallShop.log(200, 3);

  @Test
  void whoBoughtLatelyIsLikelierToBuyAgain() {
    UserScores churn = CountedHistory.of(shop, FROM, UNTIL).churn();
    Set<String> buyers = new HashSet<>();
    Set<String> all = new HashSet<>();
    shop.events(
        event -> {
          all.add(event.userId());
          if (event.atMillis() >= UNTIL && event.type() == EventType.PRODUCT_BUY) {
            buyers.add(event.userId());
          }
        });
    float[] scores = new float[all.size()];
    boolean[] stayed = new boolean[scores.length];
    int at = 0;
    for (String user : all) {
      scores[at] = -churn.of(user)[0];
      stayed[at++] = buyers.contains(user);
    }
    assertThat(Auroc.binary(scores, stayed)).isGreaterThan(0.95);
  }

  @Test
  void theFavouriteCategoryAndItsSkusComeFirst() {
    CountedHistory counted = CountedHistory.of(shop, FROM, UNTIL);
    List<String> categories = new ArrayList<>();
    List<String> skus = new ArrayList<>();
    for (int c = 0; c < 8; c++) {
      categories.add("category" + c);
      skus.add("sku" + (5 * c));
    }
    Map<String, String> favourites = new HashMap<>();
    shop.events(
        event -> {
          if (event.type() == EventType.PRODUCT_BUY && event.atMillis() < FROM) {
            favourites.put(event.userId(), String.valueOf(event.category()));
          }
        });
    favourites.forEach(
        (user, favourite) -> {
          int place = categories.indexOf(favourite);
          assertThat(best(counted.categories(categories).of(user))).isEqualTo(place);
          assertThat(best(counted.skus(skus).of(user))).isEqualTo(place);
        });
  }

  @Test
  void aPageIsAboutWhatFollowsIt() {
    EventLog log =
        new LogOf()
            .visit("a", "2022-06-23T09:00:00Z", "/shoes")
            .buy("a", "2022-06-23T09:02:00Z", "boots", "shoes", 1)
            .visit("b", "2022-06-24T09:00:00Z", "/hats")
            .buy("b", "2022-06-24T09:02:00Z", "cap", "hats", 1)
            .visit("c", "2022-06-25T09:00:00Z", "/hats")
            .log();
    long until = java.time.Instant.parse("2022-06-26T00:00:00Z").toEpochMilli();
    float[] scores =
        CountedHistory.of(log, until, until + 1).categories(List.of("shoes", "hats")).of("c");
    assertThat(scores[1]).isGreaterThan(scores[0]);
  }

  @Test
  void aUserNeverSeenBuysNothing() {
    float[] scores =
        CountedHistory.of(shop, FROM, UNTIL).categories(List.of("category1")).of("nobody");
    assertThat(scores[0]).isLessThan(-20);
  }

  private static int best(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
