package io.riverprint.core.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.user.RecentEvents;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Expected values follow from the rules by hand. The shop: categories 7, 8, 9 (targets: 9, then 7);
 * SKUs 101 and 102 of 7, 103 and 104 of 8, 105 of 9, the last of none (targets: 105, 102, 104).
 */
final class PropensitiesTest {
  private static final FeatureSpec FEATURES = SmallBundles.make(1, 5).features();
  private static final float[] CATEGORY_SHARES = {0.5f, 0.3f, 0.2f};
  private static final float[] SKU_SHARES = {1, 0.25f, 0.5f};
  private static final long NOW = 1_700_000_000_000L;
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private static final Offset<Double> CLOSE = within(1e-6);

  private final RecentEvents history = new RecentEvents();

  @Test
  void whoDidNothingIsInclinedAsEverybody() {
    Propensities user = read();

    assertThat((double) user.logShareOfCategory(0)).isEqualTo(Math.log(0.2), CLOSE);
    assertThat((double) user.logShareOfCategory(1)).isEqualTo(Math.log(0.5), CLOSE);
    assertThat((double) user.logShareOfSku(0)).isEqualTo(Math.log(0.2), CLOSE);
    assertThat((double) user.logShareOfSku(1)).isEqualTo(Math.log(0.5 * 0.25), CLOSE);
  }

  @Test
  void aCategoryCountsOnceASessionAndFadesWithinAMonth() {
    add(EventType.PAGE_VISIT, "12", NOW - 30 * DAY);
    add(EventType.ADD_TO_CART, "105", NOW - 30 * DAY + HOUR / 4);
    add(EventType.REMOVE_FROM_CART, "105", NOW - 30 * DAY + HOUR / 2);

    double once = Math.exp(-1);
    assertThat((double) read().logShareOfCategory(0))
        .isEqualTo(Math.log((once + 3 * 0.2) / (once + 3)), CLOSE);
  }

  @Test
  void anotherSessionCountsAgain() {
    add(EventType.PRODUCT_BUY, "105", NOW - 2 * HOUR);
    add(EventType.PRODUCT_BUY, "105", NOW);

    double twice = 1 + Math.exp(-2.0 / 24 / 30);
    assertThat((double) read().logShareOfCategory(0))
        .isEqualTo(Math.log((twice + 3 * 0.2) / (twice + 3)), CLOSE);
  }

  @Test
  void aPageThatIsAboutNothingCountsForNoCategory() {
    add(EventType.PAGE_VISIT, "11", NOW - DAY);
    add(EventType.SEARCH_QUERY, "12", NOW - DAY);

    assertThat((double) read().logShareOfCategory(0)).isEqualTo(Math.log(0.2), CLOSE);
  }

  @Test
  void whatWasTakenCountsForItsSkuAndItsCategory() {
    add(EventType.PRODUCT_BUY, "102", NOW - 60 * DAY);
    add(EventType.REMOVE_FROM_CART, "104", NOW);

    double ofCategory = Math.exp(-2);
    double own = Math.exp(-1);
    double share7 = (ofCategory + 3 * 0.5) / (ofCategory + 1 + 3);
    double share8 = (1 + 3 * 0.3) / (ofCategory + 1 + 3);
    Propensities user = read();
    assertThat((double) user.logShareOfSku(1))
        .isEqualTo(Math.log((own + 10 * share7 * 0.25) / (own + 10)), CLOSE);
    assertThat((double) user.logShareOfSku(2))
        .isEqualTo(Math.log(10 * share8 * 0.5 / (own + 10)), CLOSE);
  }

  @Test
  void columnsSayHowMuchOfEachKindLatelyAndWhen() {
    add(EventType.PRODUCT_BUY, "105", NOW - 20 * DAY);
    add(EventType.PRODUCT_BUY, "105", NOW - 2 * DAY);

    double[] columns = read().columns();
    int at = EventType.PRODUCT_BUY.code() * 6;
    double slow = Math.exp(-20 / 60.0) + Math.exp(-2 / 60.0);
    double fast = Math.exp(-20 / 60.0 * 27) + Math.exp(-2 / 60.0 * 27);
    assertThat(columns[at]).isEqualTo(Math.log1p(3 * slow), CLOSE);
    assertThat(columns[at + 3]).isEqualTo(Math.log1p(3 * fast), CLOSE);
    assertThat(columns[at + 4]).isEqualTo(Math.log1p(2), CLOSE);
    assertThat(columns[at + 5]).isEqualTo(Math.log1p(20), CLOSE);
    int never = EventType.ADD_TO_CART.code() * 6;
    assertThat(columns[never]).isZero();
    assertThat(columns[never + 4]).isEqualTo(Math.log1p(150), CLOSE);
    assertThat(columns[Recency.WIDTH - 1]).isEqualTo(1);
  }

  @Test
  void theMixAddsBiasChanceShareAndAffinity() {
    Propensities user = read();

    float[] beside = user.beside(new float[] {1, 2, 3}, new float[] {4, 5});

    assertThat(beside).hasSize(6);
    assertThat((double) beside[0]).isEqualTo(0.1 - 2 * user.chance(), CLOSE);
    assertThat((double) beside[2])
        .isEqualTo(0.2 + 3 * user.chance() + 4 * Math.log(0.5) + 5 * 5, CLOSE);
    assertThat((double) beside[4])
        .isEqualTo(0.3 + 6 * user.chance() + 7 * Math.log(0.125) + 8 * 2, within(1e-5));
  }

  @Test
  void whoIsActiveHasOtherChancesThanWhoIsQuiet() {
    long gap = FEATURES.sessionRule().gapMillis();
    add(EventType.PRODUCT_BUY, "101", NOW - gap + 1);
    Propensities user = read();
    assertThat(user.active()).isTrue();
    assertThat((double) user.chance()).isEqualTo(0.01 * sum(user.columns()), within(1e-6));

    user.read(history, NOW + 1);
    assertThat(user.active()).isFalse();
    assertThat((double) user.chance()).isEqualTo(-0.02 * sum(user.columns()), within(1e-6));
  }

  private static double sum(double[] columns) {
    return Arrays.stream(columns).sum();
  }

  @Test
  void nothingIsLeftOfTheUserBefore() {
    Propensities counted = new Propensities(FEATURES, model());
    add(EventType.PRODUCT_BUY, "105", NOW);
    counted.read(history, NOW);

    counted.read(new RecentEvents(), NOW);

    Propensities unused = new Propensities(FEATURES, model());
    unused.read(new RecentEvents(), NOW);
    assertThat(counted.beside(new float[3], new float[2]))
        .isEqualTo(unused.beside(new float[3], new float[2]));
  }

  private Propensities read() {
    Propensities counted = new Propensities(FEATURES, model());
    counted.read(history, NOW);
    return counted;
  }

  private static PropensityModel model() {
    return new PropensityModel(
        weights(0.01f),
        weights(-0.02f),
        new HeadMix(0.1f, 1, -2, 0, 0),
        new HeadMix(0.2f, 1, 3, 4, 5),
        new HeadMix(0.3f, 1, 6, 7, 8),
        CATEGORY_SHARES,
        SKU_SHARES,
        new long[] {PropensityModel.hintKey(event(EventType.PAGE_VISIT, "12", 0))},
        new int[] {2});
  }

  private static float[] weights(float each) {
    float[] weights = new float[Recency.WIDTH];
    Arrays.fill(weights, each);
    return weights;
  }

  private void add(EventType type, String item, long atMillis) {
    history.add(event(type, item, atMillis), 256);
  }

  private static UserEvent event(EventType type, String item, long atMillis) {
    return UserEvents.of(
        new BehaviorEvent(
            "u",
            null,
            atMillis,
            type,
            type.isProduct() ? item : null,
            type == EventType.PAGE_VISIT ? item : null,
            type == EventType.SEARCH_QUERY ? item : null,
            null,
            Float.NaN));
  }
}
