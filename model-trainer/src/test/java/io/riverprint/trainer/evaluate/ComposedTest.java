package io.riverprint.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.ReadoutSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComposedTest {
  // As trained: not in the order of every row.
  private final Composed composed =
      new Composed(
          new NetworkSpec(
              5, List.of(encoder("mtl", 2), encoder("sra", 3), encoder("mtl-propensity", 1))));
  private final Snapshot user =
      new Snapshot(
          "u",
          new float[] {1, 2, 3, 4, 5, 6},
          new Served(0.5f, new float[0], new float[0]),
          new float[] {7, 8},
          new float[] {9});

  @Test
  void blocksStandInTheOrderOfTheRow() {
    assertThat(composed.of(TableRow.SRA_MTL, List.of(user)).rows()[0])
        .containsExactly(3, 4, 5, 1, 2);
    assertThat(composed.of(TableRow.MTL_PROPENSITY, List.of(user)).rows()[0]).containsExactly(6);
  }

  @Test
  void scoresOfSkusComeBeforeThoseOfCategories() {
    Composed all =
        new Composed(
            new NetworkSpec(
                5,
                List.of(
                    encoder("sra", 1),
                    encoder("mtl", 1),
                    encoder("mtl-propensity", 1),
                    encoder("fip", 2),
                    encoder("mtl-churn", 1))));
    assertThat(all.of(TableRow.HYBRID, List.of(user)).rows()[0])
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(all.of(TableRow.BPR_CATEGORY, List.of(user)).rows()[0])
        .containsExactly(1, 2, 3, 4, 5, 9);
  }

  @Test
  void twoGenerationsAreBlendedAsTheServerBlendsThem() {
    Composed both =
        new Composed(
            new NetworkSpec(
                5,
                List.of(
                    encoder("sra", 1),
                    encoder("mtl", 2),
                    encoder("sra-1st", 1),
                    encoder("mtl-1st", 2))));
    assertThat(both.of(TableRow.SRA_FIRST, List.of(user)).rows()[0]).containsExactly(4);
    float[] blended = both.of(TableRow.SRA_MTL_REG, List.of(user)).rows()[0];
    assertThat(blended)
        .containsExactly(0.7f * 1 + 0.3f * 4, 0.7f * 2 + 0.3f * 5, 0.7f * 3 + 0.3f * 6);
    assertThat(composed.has(TableRow.SRA_MTL_REG)).isFalse();
  }

  @Test
  void anEncoderThatIsNotThereIsNamed() {
    assertThat(composed.has(TableRow.FIP)).isFalse();
    assertThatThrownBy(() -> composed.of(TableRow.FIP, List.of(user)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs 'fip'; train the preset that has it");
  }

  private static EncoderSpec encoder(String name, int width) {
    return EncoderSpec.alone(name, 4, new ReadoutSpec.Linear(), width, List.of());
  }
}
