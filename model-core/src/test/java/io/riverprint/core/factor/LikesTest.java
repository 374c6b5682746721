package io.riverprint.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.EventType;
import org.junit.jupiter.api.Test;

class LikesTest {
  @Test
  void aPurchaseSaysMoreThanAnAddition() {
    assertThat(Likes.weight(EventType.PRODUCT_BUY))
        .isGreaterThan(Likes.weight(EventType.ADD_TO_CART));
  }

  @Test
  void aRemovalIsNoLike() {
    assertThat(Likes.weight(EventType.REMOVE_FROM_CART)).isZero();
  }
}
