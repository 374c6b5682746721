package io.riverprint.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.factor.Interactions;
import org.junit.jupiter.api.Test;

final class FactorFitTest {
  private static final String DAY = "2022-06-23T09:00:00Z";

  @Test
  void aUserWhoOnlyTookThingsOutOfTheCartLikesNothing() {
    LogOf log =
        new LogOf()
            .product(EventType.REMOVE_FROM_CART, "1", DAY, "a", null, 5)
            .product(EventType.ADD_TO_CART, "2", DAY, "a", null, 5)
            .product(EventType.REMOVE_FROM_CART, "2", DAY, "b", null, 5)
            .visit("3", DAY, "a");
    Interactions pairs = pairs(log);

    assertThat(pairs.row(Keys.of("1"))).isNegative();
    assertThat(pairs.row(Keys.of("3"))).isNegative();
    assertThat(pairs.has(pairs.row(Keys.of("2")), 0)).isTrue();
    assertThat(pairs.has(pairs.row(Keys.of("2")), 1)).isFalse();
  }

  @Test
  void anItemTheCatalogueDoesNotHaveIsPassedOver() {
    LogOf log = new LogOf().buy("1", DAY, "a", "cups", 5).buy("1", DAY, "unheard of", "cups", 5);

    assertThat(pairs(log).pairs()).isEqualTo(1);
  }

  private static Interactions pairs(LogOf log) {
    Histories all = Histories.read(log.log(), Long.MAX_VALUE);
    return FactorFit.pairs(all.users(), 2, FactorFitTest::item);
  }

  private static int item(UserEvent event) {
    return event.itemKey() == Keys.of("a") ? 0 : event.itemKey() == Keys.of("b") ? 1 : -1;
  }
}
