package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.feature.Normalizer;
import io.riverprint.core.session.SessionRule;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.MemoryEventLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpecFitterTest {
  private static final SpecFitter FITTER = SpecFitter.standard(7, SessionRule.PAPER);

  @Test
  void countsBuysAddsAndRemovesOfASku() {
    FeatureSpec spec =
        fit(
            product("ann", 1, EventType.PRODUCT_BUY, "cup"),
            product("bob", 2, EventType.PRODUCT_BUY, "cup"),
            product("bob", 3, EventType.REMOVE_FROM_CART, "cup"));

    int cup = spec.catalogue().sku(Keys.of("cup"));
    assertThat(spec.skuStats().counts()).containsExactly(2, 0, 1);
    assertThat(cup).isZero();
  }

  @Test
  void measuresHowUsersSpreadOverASku() {
    FeatureSpec spec =
        fit(
            product("ann", 1, EventType.PRODUCT_BUY, "cup"),
            product("ann", 2, EventType.PRODUCT_BUY, "cup"),
            product("ann", 3, EventType.PRODUCT_BUY, "cup"),
            product("bob", 4, EventType.PRODUCT_BUY, "cup"));

    // Counts 3 and 1: reference, section 4.1.
    assertThat(spec.skuStats().entropy(0)).isCloseTo(0.8112781f, within(1e-5f));
  }

  @Test
  void targetsWhatIsBoughtMostFirst() {
    FeatureSpec spec =
        fit(
            product("ann", 1, EventType.PRODUCT_BUY, "cup"),
            product("ann", 2, EventType.PRODUCT_BUY, "pan"),
            product("bob", 3, EventType.PRODUCT_BUY, "pan"),
            product("bob", 4, EventType.ADD_TO_CART, "jug"));

    assertThat(spec.targetSkus())
        .containsExactly(
            spec.catalogue().sku(Keys.of("pan")), spec.catalogue().sku(Keys.of("cup")));
  }

  @Test
  void givesAShopWithoutCategoriesOne() {
    FeatureSpec spec = fit(product("ann", 1, EventType.PRODUCT_BUY, "cup"));

    assertThat(spec.catalogue().categories).hasSize(1);
    assertThat(spec.targetCategories()).containsExactly(0);
  }

  @Test
  void knowsNothingOfWhatComesAfterThePart() {
    EventLog log = SmallShop.log(50, 3);
    long until = SmallShop.FIRST + 10 * SmallShop.DAY;
    FeatureSpec early = FITTER.fit(log.products(until), Histories.read(log, until));
    Histories all = Histories.read(log, Long.MAX_VALUE);
    FeatureSpec cut = FITTER.fit(log.products(until), all.before(until));

    assertThat(cut.skuStats().counts()).containsExactly(early.skuStats().counts());
    assertThat(cut.normalizers()).containsExactly(early.normalizers());
  }

  @Test
  void fitsEveryNormalizerOfCountsToTheRowsItSaw() {
    EventLog log = SmallShop.log(50, 3);
    FeatureSpec spec =
        FITTER.fit(log.products(Long.MAX_VALUE), Histories.read(log, Long.MAX_VALUE));

    assertThat(spec.normalizers())
        .filteredOn(normalizer -> normalizer.kind() == Normalizer.Kind.YEO_JOHNSON)
        .allMatch(normalizer -> normalizer.max() >= normalizer.min() && normalizer.min() >= 0);
  }

  @Test
  void refusesALogInWhichNothingWasBoughtOrPutInACart() {
    BehaviorEvent visit =
        new BehaviorEvent("ann", null, 1, EventType.PAGE_VISIT, null, "/", null, null, Float.NaN);

    assertThatThrownBy(() -> fit(visit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer window");
  }

  private static FeatureSpec fit(BehaviorEvent... events) {
    EventLog log = new MemoryEventLog(List.of(events), 0, Map.of());
    return FITTER.fit(log.products(Long.MAX_VALUE), Histories.read(log, Long.MAX_VALUE));
  }

  private static BehaviorEvent product(String user, long at, EventType type, String sku) {
    return new BehaviorEvent(user, null, at, type, sku, null, null, null, Float.NaN);
  }
}
