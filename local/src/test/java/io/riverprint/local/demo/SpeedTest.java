package io.riverprint.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

  @Test
  void aHundredfoldSpeedMakesAHundredSecondsOne() {
    assertThat(Speed.parse("100x").nanosFor(100_000)).isEqualTo(1_000_000_000);
  }

  @Test
  void theLargestSpeedNeverWaits() {
    assertThat(Speed.parse("max").nanosFor(Long.MAX_VALUE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "fast", "-1x", "0x", "x", ""})
  void whatIsNoSpeedIsRefusedWithWhatIsOne(String text) {
    assertThatThrownBy(() -> Speed.parse(text)).hasMessageContaining("say 1x, 100x or max");
  }

  @Test
  void aDayFitsIntoAMinute() {
    assertThat(Speed.fitting(86_400_000, 60_000)).isEqualTo(new Speed(1_440));
  }

  @Test
  void fittingNeverSlowsTheShopDown() {
    assertThat(Speed.fitting(1_000, 60_000)).isEqualTo(new Speed(1));
  }
}
