package io.riverprint.console.keep;

import static io.riverprint.console.Shown.profile;
import static io.riverprint.console.Shown.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.console.keep.Neighbours.Neighbour;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {
  private static final int WIDTH = 13;

  @TempDir private Path folder;

  @Test
  void theyAreThoseWithTheHighestCosineOfAll() {
    Random chance = new Random(7);
    try (KeptProfiles kept = new KeptProfiles(folder, 500, 1)) {
      for (int user = 0; user < 200; user++) {
        take(kept, profile("u" + user, 1, 1, vector(chance)));
      }
      KeptUser asked = kept.find("u42").orElseThrow();
      List<Neighbour> found = Neighbours.of(asked, kept.everyone(), 5);
      List<KeptUser> expected =
          kept.everyone().stream()
              .filter(user -> !user.userId().equals("u42"))
              .sorted(Comparator.comparingDouble(user -> -cosine(kept, asked, user)))
              .limit(5)
              .toList();
      assertThat(found).extracting(Neighbour::user).isEqualTo(expected);
      assertThat((double) found.get(0).cosine())
          .isCloseTo(cosine(kept, asked, found.get(0).user()), within(1e-6));
    }
  }

  @Test
  void vectorsOfAnotherSpaceAreNeverCompared() {
    try (KeptProfiles kept = new KeptProfiles(folder, 500, 1)) {
      take(kept, profile("a", 1, 1, 1f, 0f), profile("b", 1, 2, 1f, 0f), profile("c", 1, 1, 1f));
      assertThat(Neighbours.of(kept.find("a").orElseThrow(), kept.everyone(), 5)).isEmpty();
    }
  }

  @Test
  void zerosAndNumbersThatAreNoneAreLikeNobody() {
    try (KeptProfiles kept = new KeptProfiles(folder, 500, 1)) {
      take(kept, profile("a", 1, 1, 1f, 0f), profile("zero", 1, 1, 0f, 0f));
      take(kept, profile("nan", 1, 1, Float.NaN, 1f), profile("far", 1, 1, 1e30f, 0f));
      List<Neighbour> found = Neighbours.of(kept.find("a").orElseThrow(), kept.everyone(), 5);
      assertThat(found).extracting(n -> n.user().userId()).containsExactly("far", "nan", "zero");
      assertThat(found).extracting(Neighbour::cosine).containsExactly(1f, 0f, 0f);
    }
  }

  /** From the profiles as they are on disk, in doubles. */
  private static double cosine(KeptProfiles kept, KeptUser a, KeptUser b) {
    float[] x = kept.newest(a.userId()).orElseThrow().embedding().values();
    float[] y = kept.newest(b.userId()).orElseThrow().embedding().values();
    return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }

  private static float[] vector(Random chance) {
    float[] vector = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      vector[i] = (float) chance.nextGaussian();
    }
    return vector;
  }
}
