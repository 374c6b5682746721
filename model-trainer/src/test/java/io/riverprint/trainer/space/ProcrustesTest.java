package io.riverprint.trainer.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.net.SpaceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ProcrustesTest {
  private static final float COS = 0.8f;
  private static final float SIN = 0.6f;

  @Test
  void findsTheTurnThatWasMade() {
    List<float[]> x = vectors(50, 3, 1);
    List<float[]> y = x.stream().map(ProcrustesTest::turned).toList();

    SpaceMap map = Procrustes.fit(x, y);

    assertThat(map.matrix())
        .containsExactly(new float[] {COS, -SIN, 0, SIN, COS, 0, 0, 0, -1}, within(1e-5f));
    assertThat(MapError.of(map, x, y).cosine()).isCloseTo(1, within(1e-6));
    assertThat(MapError.of(map, x, y).relative()).isCloseTo(0, within(1e-3));
  }

  @Test
  void isOrthogonalWhateverItIsGiven() {
    SpaceMap map = Procrustes.fit(vectors(40, 12, 2), vectors(40, 12, 3));

    assertThat(map.defect()).isLessThan(1e-5f);
  }

  @Test
  void saysHowFarOffItIs() {
    SpaceMap identity = new SpaceMap(2, new float[] {1, 0, 0, 1});

    MapError error =
        MapError.of(identity, List.of(new float[] {3, 4}), List.of(new float[] {3, -4}));

    // (9 - 16) / 25; the difference is (0, 8), and |(3, -4)| = 5.
    assertThat(error.cosine()).isCloseTo(-0.28, within(1e-9));
    assertThat(error.relative()).isCloseTo(1.6, within(1e-9));
  }

  private static float[] turned(float[] x) {
    return new float[] {COS * x[0] - SIN * x[1], SIN * x[0] + COS * x[1], -x[2]};
  }

  private static List<float[]> vectors(int count, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[width];
      for (int k = 0; k < width; k++) {
        vector[k] = (float) random.nextDouble(-1, 1);
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
