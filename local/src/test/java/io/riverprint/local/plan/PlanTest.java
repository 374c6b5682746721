package io.riverprint.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.riverprint.trainer.neural.Preset;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlanTest {

  @Test
  void measuredCoefficientsAreThoseInTheirFiles() throws IOException {
    for (Coefficient one : Coefficients.ALL) {
      if (!one.isAssumed()) {
        String[] source = one.source().split(" ");
        double measured =
            new ObjectMapper()
                .readTree(Path.of("..", source[0]).toFile())
                .path(source[1])
                .asDouble(Double.NaN);
        assertThat(one.value()).as(one.what()).isCloseTo(measured, within(measured * 0.001));
      }
    }
    assertThat(Coefficients.ALL).filteredOn(one -> !one.isAssumed()).hasSize(4);
  }

  @Test
  void theMeasuredNetworkCostsWhatWasMeasured() {
    // An SRA encoder of 256 is the measured network with 128 columns in place of 64, and no heads.
    Plan plan = Plan.of(new PlanRequest(1_000, 2e6 / Coefficients.CPU.value(), Preset.SRA));

    assertThat(plan.microsPerEvent()).isCloseTo(Coefficients.CPU.value(), within(1.0));
    assertThat(plan.stateBytesPerUser()).isEqualTo(Coefficients.STATE.value());
    // As many events as two cores would do: 2 / 0.6.
    assertThat(plan.slots()).isEqualTo(4);
    assertThat(plan.taskManagers()).isEqualTo(2);
    assertThat(plan.stateBytes()).isEqualTo(1_000 * Coefficients.STATE.value());
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void moreUsersNeedMoreStateAndMoreEventsMoreSlots(Preset preset) {
    Plan small = Plan.of(new PlanRequest(1_000_000, 50_000, preset));
    Plan users = Plan.of(new PlanRequest(10_000_000, 50_000, preset));
    Plan events = Plan.of(new PlanRequest(1_000_000, 500_000, preset));

    assertThat(users.stateBytes()).isCloseTo(10 * small.stateBytes(), within(1.0));
    assertThat(users.taskManagerMebibytes()).isGreaterThan(small.taskManagerMebibytes());
    assertThat(users.taskManagerDiskBytes()).isGreaterThan(small.taskManagerDiskBytes());
    assertThat(users.slots()).isEqualTo(small.slots());
    assertThat(events.slots()).isGreaterThan(5 * small.slots());
    assertThat(events.eventBytesPerDay()).isCloseTo(10 * small.eventBytesPerDay(), within(1e3));
  }

  @Test
  void aCheckpointIsNeverLargerThanTheState() {
    Plan plan = Plan.of(new PlanRequest(1_000, 100_000, Preset.COMPACT));

    assertThat(plan.checkpointBytes()).isEqualTo(plan.stateBytes());
  }

  @Test
  void theHybridCostsMoreThanTheCompactNetworkInEveryRespect() {
    Plan compact = Plan.of(new PlanRequest(1_000_000, 50_000, Preset.COMPACT));
    Plan hybrid = Plan.of(new PlanRequest(1_000_000, 50_000, Preset.HYBRID));

    assertThat(hybrid.networkShare()).isGreaterThan(compact.networkShare());
    assertThat(hybrid.slots()).isGreaterThan(compact.slots());
    assertThat(hybrid.stateBytesPerUser()).isGreaterThan(compact.stateBytesPerUser());
    assertThat(hybrid.profileBytesPerDay()).isGreaterThan(compact.profileBytesPerDay());
  }

  @Test
  void aGpuIsNeverAdvisedForAShopThatAFewCoresServe() {
    assertThat(Plan.of(new PlanRequest(10_000, 100, Preset.HYBRID)).gpu()).isFalse();
  }

  @Test
  void whatCannotBeIsTold() {
    assertThat(new PlanRequest(0, Double.NaN, Preset.COMPACT).problems())
        .containsExactly(
            "--users is 0, must be 1 to 10000000000",
            "--events-per-second is NaN, must be above 0, at most 1e8");
    assertThat(new PlanRequest(1, 1, Preset.COMPACT).problems()).isEmpty();
  }

  @Test
  void theTextNamesEveryCoefficientWithItsSource() {
    PlanRequest request = new PlanRequest(2_000_000, 20_000, Preset.HYBRID);

    String text = PlanText.of(request, Plan.of(request));

    assertThat(text)
        .startsWith("2,000,000 users, 20,000 events a second")
        .contains("preset hybrid");
    assertThat(Coefficients.ALL).allSatisfy(one -> assertThat(text).contains(one.source()));
    assertThat(PlanText.bytes(1.5e12)).isEqualTo("1.50 TB");
  }
}
