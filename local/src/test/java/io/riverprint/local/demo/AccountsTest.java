package io.riverprint.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {

  private static final Snapshot BALANCED = new Snapshot(10, 10, 7, 1, 2, 7, 3, 0, 0, 1, 1, 0);

  @Test
  void theSumIsSaidWithItsVerdict() {
    Accounts accounts = new Accounts(BALANCED, 1, Map.of("UNKNOWN_TYPE", 2L));
    assertThat(accounts.balance()).isTrue();
    assertThat(accounts.words())
        .isEqualTo("fed 10 = in 10 = stepped 7 + late 1 + dead 2: every record is accounted for.");
  }

  @Test
  void eventsOfErasedUsersAreAccountedFor() {
    Snapshot erased = new Snapshot(10, 10, 4, 1, 2, 7, 3, 0, 0, 1, 1, 3);
    assertThat(new Accounts(erased, 1, Map.of("UNKNOWN_TYPE", 2L)).words())
        .isEqualTo(
            "fed 10 = in 10 = stepped 4 + late 1 + erased 3 + dead 2: every record is accounted"
                + " for.");
  }

  @Test
  void aLateEventThatIsNotOnItsTopicIsNoticed() {
    assertThat(new Accounts(BALANCED, 0, Map.of("UNKNOWN_TYPE", 2L)).balance()).isFalse();
  }

  @Test
  void aDeadLetterThatIsNotOnItsTopicIsNoticed() {
    Accounts accounts = new Accounts(BALANCED, 1, Map.of("UNKNOWN_TYPE", 1L));
    assertThat(accounts.balance()).isFalse();
    assertThat(accounts.words()).contains("1 DEAD");
  }

  @Test
  void whatIsNeitherSteppedNorLateNorDeadIsNumbered() {
    Snapshot lost = new Snapshot(10, 10, 6, 1, 2, 7, 3, 0, 0, 1, 1, 0);
    assertThat(new Accounts(lost, 1, Map.of("UNKNOWN_TYPE", 2L)).words())
        .contains("1 not accounted for");
  }
}
