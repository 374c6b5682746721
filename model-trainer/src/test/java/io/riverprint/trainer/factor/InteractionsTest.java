package io.riverprint.trainer.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InteractionsTest {
  private final Interactions pairs =
      new InteractionsBuilder(10)
          .add(70, 3, 1)
          .add(-5, 9, 0.5f)
          .add(70, 1, 1)
          .add(70, 3, 0.5f)
          .add(8, 4, 1)
          .add(8, 4, -1)
          .build();

  @Test
  void rowsAreUsersByKeyAndItemsAscend() {
    assertThat(pairs.userKeys).containsExactly(-5, 70);
    assertThat(pairs.starts).containsExactly(0, 1, 3);
    assertThat(pairs.itemOf).containsExactly(9, 1, 3);
    assertThat(pairs.userOf).containsExactly(0, 1, 1);
  }

  @Test
  void weightsOfEqualPairsAreAddedUp() {
    assertThat(pairs.weights).containsExactly(0.5f, 1, 1.5f);
  }

  @Test
  void aPairWithoutPositiveWeightIsLeftOutAndItsUserToo() {
    assertThat(pairs.row(8)).isNegative();
    assertThat(pairs.users()).isEqualTo(2);
  }

  @Test
  void aUserHasWhatWasAddedAndNothingElse() {
    SplittableRandom random = new SplittableRandom(4);
    InteractionsBuilder builder = new InteractionsBuilder(50);
    boolean[][] added = new boolean[40][50];
    for (int n = 0; n < 700; n++) {
      int user = random.nextInt(40);
      int item = random.nextInt(50);
      added[user][item] = true;
      builder.add(user, item, 1);
    }
    Interactions many = builder.build();
    boolean[][] found = new boolean[40][50];
    for (int user = 0; user < 40; user++) {
      for (int item = 0; item < 50; item++) {
        found[user][item] = many.has(many.row(user), item);
      }
    }
    assertThat(found).isDeepEqualTo(added);
  }

  @Test
  void anItemOutsideTheCatalogueIsRefused() {
    assertThatThrownBy(() -> new InteractionsBuilder(3).add(1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("need an item in 0..2");
  }

  @Test
  void aWeightThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new InteractionsBuilder(3).add(1, 1, Float.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight NaN");
  }
}
