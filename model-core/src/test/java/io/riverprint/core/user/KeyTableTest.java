package io.riverprint.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class KeyTableTest {

  @Test
  void countsEachKindOfEachKey() {
    KeyTable table = new KeyTable(3);
    table.add(7, 0, 10);
    table.add(7, 2, 10);
    table.add(8, 0, 10);
    table.add(7, 0, 10);
    assertThat(table.count(7, 0)).isEqualTo(2);
    assertThat(table.count(7, 1)).isZero();
    assertThat(table.count(7, 2)).isEqualTo(1);
    assertThat(table.count(9, 0)).isZero();
  }

  @Test
  void theKeyTouchedLongestAgoIsForgottenFirst() {
    KeyTable table = new KeyTable(1);
    table.add(1, 0, 2);
    table.add(2, 0, 2);
    table.add(1, 0, 2);
    table.add(3, 0, 2);
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.count(1, 0)).isEqualTo(2);
    assertThat(table.count(2, 0)).isZero();
    assertThat(table.count(3, 0)).isEqualTo(1);
  }

  @Test
  void entropyIsThatOfTheKeptKeys() {
    KeyTable table = new KeyTable(1);
    for (int i = 0; i < 3; i++) {
      table.add(1, 0, 2);
    }
    table.add(2, 0, 2);
    assertThat(table.entropy()).isCloseTo(0.8112781f, within(1e-6f));
    table.add(3, 0, 2); // forgets key 1: one event of 2, one of 3
    assertThat(table.entropy()).isCloseTo(1f, within(1e-6f));
  }
}
