package io.riverprint.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.schema.AlignedEmbedding;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EmbeddingSpacesTest {
  private static final ModelBundle BUNDLE = SmallBundles.aligned(3, 42);
  private static final int WIDTH = BUNDLE.network().spec().embeddingWidth();
  private static final float[] SCORES = {7, 8};

  @Test
  void newIsAsTheNetworkSaidIt() {
    AlignedEmbedding vector = spaces(BUNDLE, ProfileSpace.NEW).first(numbers(), 1, SCORES);

    assertThat(vector.space()).isEqualTo(BUNDLE.manifest().space());
    assertThat(vector.embedding().values()).startsWith(1, 2).endsWith(7, 8).hasSize(WIDTH + 2);
    assertThat(spaces(BUNDLE, ProfileSpace.NEW).second(numbers(), 1, SCORES)).isNull();
  }

  @Test
  void alignedIsMappedButForTheScores() {
    AlignedEmbedding vector = spaces(BUNDLE, ProfileSpace.ALIGNED).first(numbers(), 1, SCORES);

    assertThat(vector.space()).isEqualTo("space-1");
    // The map's first row takes the second number, its second row the third, turned round.
    assertThat(vector.embedding().values()).startsWith(2, -3).endsWith(7, 8).hasSize(WIDTH + 2);
  }

  @Test
  void bothIsTheOneAndTheOtherBesideIt() {
    EmbeddingSpaces both = spaces(BUNDLE, ProfileSpace.BOTH);

    assertThat(both.first(numbers(), 1, SCORES))
        .isEqualTo(spaces(BUNDLE, ProfileSpace.NEW).first(numbers(), 1, SCORES));
    assertThat(both.second(numbers(), 1, SCORES))
        .isEqualTo(spaces(BUNDLE, ProfileSpace.ALIGNED).first(numbers(), 1, SCORES));
  }

  @Test
  void theOldestReleaseIsAlignedAsItIs() {
    ModelBundle oldest = SmallBundles.make(1, 42);

    AlignedEmbedding beside =
        Objects.requireNonNull(spaces(oldest, ProfileSpace.BOTH).second(numbers(), 1, SCORES));

    assertThat(beside.space()).isEqualTo(oldest.manifest().space());
    assertThat(Arrays.copyOf(beside.embedding().values(), 2)).containsExactly(1, 2);
  }

  private static EmbeddingSpaces spaces(ModelBundle bundle, ProfileSpace wanted) {
    return new EmbeddingSpaces(bundle, wanted);
  }

  /** 0, 1, 2, ... */
  private static float[] numbers() {
    float[] numbers = new float[WIDTH + 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
