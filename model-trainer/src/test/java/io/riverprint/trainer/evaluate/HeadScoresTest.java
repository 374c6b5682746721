package io.riverprint.trainer.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The model has outputs for categories 9 and 7, and for SKUs 105, 102 and 104. */
final class HeadScoresTest {
  private static final float[] CATEGORIES = {0.2f, 0.3f};
  private static final float[] SKUS = {0.1f, 0.5f, 0.7f};

  @Test
  void anOutputIsTakenAsItIs() {
    assertThat((double) sku("102")).isEqualTo(logit(0.5), within(1e-5));
  }

  @Test
  void aSkuWithoutOutputGetsWhatIsSaidOfItsCategory() {
    assertThat((double) sku("101")).isEqualTo(logit(0.3), within(1e-5));
  }

  @Test
  void whatHasNoOutputAndNoCategoryGetsTheMeanOfTheOthers() {
    double mean = (logit(0.1) + logit(0.5) + logit(0.7)) / 3;

    assertThat((double) sku("103")).isEqualTo(mean, within(1e-5));
    assertThat((double) sku("never heard of")).isEqualTo(mean, within(1e-5));
  }

  private static float sku(String asked) {
    Snapshot snapshot =
        new Snapshot("u", new float[0], new Served(0.5f, CATEGORIES, SKUS), SKUS, CATEGORIES);
    HeadScores heads = new HeadScores(SmallBundles.make(1, 5).features(), List.of(snapshot));
    TargetList list = new TargetList(List.of(asked), new double[1]);
    return requireNonNull(
            heads.scores(new ProbeWindows(0, 1, 2), Map.of(ProbeTask.SKU, list)).get(ProbeTask.SKU))
        .of("u")[0];
  }

  private static double logit(double chance) {
    return Math.log(chance / (1 - chance));
  }
}
