package io.riverprint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Float16Test {

  @Test
  void everyPatternMeansWhatTheStandardSays() {
    for (int pattern = 0; pattern <= 0xffff; pattern++) {
      float found = Float16.decode((short) pattern);
      float needed = defined(pattern);
      assertThat(Float.floatToIntBits(found))
          .as("%04x", pattern)
          .isEqualTo(Float.floatToIntBits(needed));
    }
  }

  @Test
  void everyPatternThatIsNoSignallingNanComesBack() {
    for (int pattern = 0; pattern <= 0xffff; pattern++) {
      boolean nan = Float.isNaN(defined(pattern));
      int needed = nan ? pattern | 0x0200 : pattern;
      assertThat(Float16.encode(Float16.decode((short) pattern)) & 0xffff).isEqualTo(needed);
    }
  }

  @Test
  void halfWayBetweenTwoNeighboursTheEvenOneIsTaken() {
    for (int pattern = 0; pattern < 0x7bff; pattern++) {
      float half = (float) (((double) defined(pattern) + defined(pattern + 1)) / 2);
      int even = (pattern & 1) == 0 ? pattern : pattern + 1;
      assertThat(Float16.encode(half) & 0xffff).isEqualTo(even);
      assertThat(Float16.encode(-half) & 0xffff).isEqualTo(even | 0x8000);
      assertThat(Float16.encode(Math.nextDown(half)) & 0xffff).isEqualTo(pattern);
      assertThat(Float16.encode(Math.nextUp(half)) & 0xffff).isEqualTo(pattern + 1);
    }
  }

  @Test
  void anyOtherFloatBecomesItsNearestNeighbour() {
    Random random = new Random(16);
    for (int i = 0; i < 2_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt(0x477fe000));
      int found = Float16.encode(value);
      double distance = Math.abs(defined(found) - (double) value);
      assertThat(distance).isLessThanOrEqualTo(Math.abs(defined(found + 1) - (double) value));
      assertThat(distance)
          .isLessThanOrEqualTo(Math.abs(defined(Math.max(found - 1, 0)) - (double) value));
    }
  }

  @Test
  void whatIsTooLargeIsInfinite() {
    assertThat(Float16.encode(65519.996f)).isEqualTo((short) 0x7bff);
    assertThat(Float16.encode(65520f)).isEqualTo((short) 0x7c00);
    assertThat(Float16.encode(-Float.MAX_VALUE)).isEqualTo((short) 0xfc00);
    assertThat(Float16.encode(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xfc00);
  }

  @Test
  void whatIsTooSmallIsZeroOfItsSign() {
    assertThat(Float16.encode(0x1p-25f)).isEqualTo((short) 0);
    assertThat(Float16.encode(-0x1p-25f)).isEqualTo((short) 0x8000);
    assertThat(Float16.encode(Float.MIN_VALUE)).isEqualTo((short) 0);
    assertThat(Float16.encode(Math.nextUp(0x1p-25f))).isEqualTo((short) 1);
  }

  @Test
  void anyNanStaysOne() {
    for (int payload : new int[] {0x7f800001, 0x7fc00000, 0xff812345, 0x7fffffff}) {
      assertThat(Float16.decode(Float16.encode(Float.intBitsToFloat(payload)))).isNaN();
    }
  }

  /** The standard's words: (-1)^s x 2^(e-15) x 1.f, with e = 0 and e = 31 apart. */
  private static float defined(int pattern) {
    int exponent = (pattern >> 10) & 31;
    int fraction = pattern & 1023;
    double sign = (pattern & 0x8000) == 0 ? 1 : -1;
    if (exponent == 31) {
      return fraction == 0 ? (float) (sign / 0.0) : Float.NaN;
    }
    double size =
        exponent == 0
            ? fraction * Math.pow(2, -24)
            : (1024 + fraction) * Math.pow(2, exponent - 25);
    return (float) (sign * size);
  }
}
