package io.riverprint.local.bench.loop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.trainer.FactorSize;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.example.ExampleLimits;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two weeks of a small shop: what is held is how it is counted, not whether it pays. */
final class LoopBenchTest {
  private static final LoopSettings SETTINGS = new LoopSettings(250, 70, 3, 1, 42, 14, 20, true);
  private static final List<String> SAID = new ArrayList<>();
  private static LoopFindings found =
      new LoopFindings(Map.of(), "", new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));

  @TempDir private Path folder = Path.of("unset");

  @BeforeAll
  static void compare() throws Exception {
    TrainOptions quick = TrainOptions.quick(3);
    TrainOptions small =
        new TrainOptions(
            quick.untilMillis(),
            quick.horizonMillis(),
            quick.encoders(),
            new ExampleLimits(200, 20_000, ExampleLimits.LONGEST),
            false,
            1,
            3,
            quick.sessionRule(),
            false,
            false,
            FactorSize.COMPACT);
    found = new LoopBench(SETTINGS, small, small, SAID::add).measure();
  }

  @Test
  void everyPolicyTrainsAtItsOwnPace() {
    assertThat(found.figures())
        .containsEntry("frozenTrainings", 1)
        .containsEntry("every14DaysTrainings", 1)
        .containsEntry("every7DaysTrainings", 2)
        .containsEntry("every84HoursTrainings", 4);
  }

  @Test
  void policiesWithTheSameReleasesAreEquallyGoodAndTheirGainIsNothing() {
    for (String head : List.of("Churn", "Category", "Sku", "KnownSku")) {
      assertThat(found.figures().get("every14Days" + head + "Auroc"))
          .isEqualTo(found.figures().get("frozen" + head + "Auroc"));
      assertThat(found.figures()).containsEntry("every14Days" + head + "GainPoints", 0.0);
    }
  }

  @Test
  void everyReleaseButTheFirstReencodesEveryUserMetByThen() {
    assertThat(found.figures()).containsEntry("frozenReencodedUsers", 0L);
    long once = (long) figure("every7DaysReencodedUsers");
    assertThat(once).isBetween(100L, 250L);
    assertThat((long) figure("every84HoursReencodedUsers")).isBetween(2 * once, 3 * 250L);
  }

  @Test
  void theOracleKnowsMoreThanAnyModel() {
    assertThat((double) figure("oracleCategoryAuroc"))
        .isGreaterThan((double) figure("frozenCategoryAuroc"))
        .isGreaterThan((double) figure("every84HoursCategoryAuroc"));
  }

  @Test
  void tableAndPictureLieBesideTheReport() throws Exception {
    found.writeBeside(folder.resolve("loop.json"));
    assertThat(Files.readString(folder.resolve("loop-table.md")))
        .contains("| first model, frozen | 0.", "| oracle | 0.", "AUROC by week, SKU:");
    assertThat(Files.size(folder.resolve("loop.png"))).isGreaterThan(5_000);
  }

  @Test
  void aStreamTooShortForALabelIsRefusedWithWhatItNeeds() {
    assertThatThrownBy(() -> LoopSettings.of(100, 60, 1, 1, true))
        .hasMessageContaining("--days is 60, needs 63 or more");
  }

  private static Object figure(String key) {
    return requireNonNull(found.figures().get(key), key);
  }
}
