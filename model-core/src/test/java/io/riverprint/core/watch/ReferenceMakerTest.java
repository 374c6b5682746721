package io.riverprint.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.feature.Keys;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceMakerTest {
  private static final long DAY = Sampling.PERIOD_MILLIS;
  private static final PurchaseTargets TARGETS =
      new PurchaseTargets(SmallBundles.make(1, 1).features());

  @Test
  void ofEachUserAndDayOneProfileIsAskedAbout() {
    ReferenceMaker maker = new ReferenceMaker(TARGETS, DAY);
    for (int hour = 0; hour < 48; hour++) {
      maker.offer(profile("a", 10 * DAY + hour * 3_600_000L, 0.5f));
    }
    maker.answered("a", List.of(), 10 * DAY, 12 * DAY);

    assertThat(maker.made().answers()).isEqualTo(2);
  }

  @Test
  void theFiguresAreOfWhatCameAfterTheProfiles() {
    ReferenceMaker maker = new ReferenceMaker(TARGETS, DAY);
    maker.offer(profile("buys", 10 * DAY, 0.2f));
    maker.offer(profile("stays away", 10 * DAY, 0.6f));
    maker.answered(
        "buys",
        List.of(new Purchase(10 * DAY + 5, Keys.of("105"), Keys.NONE, 3)),
        10 * DAY,
        11 * DAY);
    maker.answered("stays away", List.of(), 10 * DAY, 11 * DAY);

    WatchReference made = maker.made();
    assertThat(made.head(WatchedHead.CHURN).orElseThrow().auroc()).isEqualTo(1);
    assertThat(made.head(WatchedHead.SKU).orElseThrow().positives()).isEqualTo(1);
    assertThat(made.head(WatchedHead.SKU).orElseThrow().negatives()).isEqualTo(5);
    assertThat(made.column(WatchedColumns.OF_PROFILE + 1).orElseThrow().edges())
        .containsExactly(3f);
  }

  private static UserProfile profile(String user, long atMillis, float churn) {
    List<ScoredItem> skus = List.of(new ScoredItem("105", 0.5f));
    return WatchProfiles.profile(user, atMillis, 1, churn, List.of(), skus);
  }
}
