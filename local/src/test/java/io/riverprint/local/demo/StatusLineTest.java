package io.riverprint.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusLineTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long NOON = 1_653_307_200_000L;

  @Test
  void aLineSaysWhatWasDoneSinceTheLineBefore() {
    StatusLine line = new StatusLine(0, snapshot(100, 50));
    String first = line.next(2 * SECOND, snapshot(2_100, 1_050));
    assertThat(first)
        .isEqualTo(
            "   2 s  2022-05-23 12:00     1,000 events/s       500 profiles/s  lag   5.0 s"
                + "  batch     12 users  waiting 7  late 1  dead 2  release 1");
    assertThat(line.next(3 * SECOND, snapshot(2_100, 1_050))).contains("  0 events/s");
  }

  @Test
  void nothingStillWaitingAndEverythingTakenIsABalance() {
    assertThat(new Snapshot(10, 10, 7, 1, 2, 7, 3, 0, 0, 1, 1, 0).balances()).isTrue();
  }

  @Test
  void aRecordThatWasFedButNotTakenIsNoBalance() {
    assertThat(new Snapshot(11, 10, 7, 1, 2, 7, 3, 0, 0, 1, 1, 0).balances()).isFalse();
  }

  @Test
  void aRecordCountedTwiceIsNoBalance() {
    assertThat(new Snapshot(10, 10, 8, 1, 2, 7, 3, 0, 0, 1, 1, 0).balances()).isFalse();
  }

  private static Snapshot snapshot(long stepped, long profiles) {
    return new Snapshot(
        stepped + 10, stepped + 10, stepped, 1, 2, profiles, 5, NOON, NOON - 5_000, 12, 1, 0);
  }
}
