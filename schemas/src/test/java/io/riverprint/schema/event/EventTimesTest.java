package io.riverprint.schema.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
  private static final long NOON = 1_654_084_800_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1654084800000",
        "1654084800",
        "1654084800.000",
        "1.6540848e12",
        "2022-06-01T12:00:00Z",
        "2022-06-01T12:00:00.000000Z",
        "2022-06-01T14:00:00+02:00",
        "2022-06-01T08:30:00.0-0330",
        "2022-06-01 12:00:00",
        "2022-06-01 13:00:00.000+01:00"
      })
  void aTimeIsKnownByItsShape(String text) {
    assertThat(EventTimes.parse(text, TimeFormat.AUTO)).isEqualTo(NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "EPOCH_SECONDS, 1654084800000, 1654084800000000",
    "EPOCH_MILLIS, 1654084800, 1654084800",
    "EPOCH_SECONDS, 1654084800.25, 1654084800250",
    "ISO_8601, 2022-06-01T12:00:00.1239Z, 1654084800123",
    "CHALLENGE, 2022-06-01 12:00:00, 1654084800000"
  })
  void aFormatThatIsSetIsNotGuessed(TimeFormat format, String text, long millis) {
    assertThat(EventTimes.parse(text, format)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "EPOCH_MILLIS, 2022-06-01T12:00:00Z",
    "EPOCH_SECONDS, 999999999999999999",
    "ISO_8601, 1654084800000",
    "ISO_8601, 2022-06-01 12:00:00Z",
    "ISO_8601, 2022-06-01T12:00:00",
    "ISO_8601, 2022-06-01T12:00:00+2",
    "ISO_8601, 2022-06-01T12:00:00+02.00",
    "ISO_8601, 2022-06-01T12:00:60Z",
    "ISO_8601, 2022/06/01T12:00:00Z",
    "ISO_8601, 2022-13-01T12:00:00Z",
    "ISO_8601, 2022-06-01T12:00:00+02:00x",
    "CHALLENGE, 2022-06-01T12:00:00",
    "CHALLENGE, 2022-06-0a 12:00:00",
    "AUTO, NaN-",
    "AUTO, 2022-06-01_12:00:00Z"
  })
  void whatIsNotInTheFormatIsNoTime(TimeFormat format, String text) {
    assertThat(EventTimes.parse(text, format)).isEqualTo(EventTimes.NONE);
  }

  @Test
  void anyInstantWrittenByTheJdkIsReadAsItWas() {
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      long millis = (long) (random.nextDouble() * 7_289_654_400_000L);
      Instant instant = Instant.ofEpochMilli(millis);
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2161) - 1080));
      String local = OffsetDateTime.ofInstant(instant.plusMillis(1), zone).toString();
      // The JDK leaves out seconds that are 0: those texts are not for us.
      if (local.charAt(16) == ':') {
        assertThat(EventTimes.parse(local, TimeFormat.ISO_8601)).as(local).isEqualTo(millis + 1);
      }
    }
  }
}
