package io.riverprint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicKeysTest {

  @Test
  void aUsersKeyIsTheIdAsUtf8() {
    assertThat(TopicKeys.user("é1")).containsExactly(0xc3, 0xa9, '1');
  }

  @Test
  void aReleasesKeyIsItsVersionInDigits() {
    assertThat(TopicKeys.release(42)).containsExactly('4', '2');
  }

  @Test
  void aRetrainRequestsKeyIsItsId() {
    assertThat(TopicKeys.request("é")).containsExactly(0xc3, 0xa9);
  }

  @Test
  void aDeadLettersKeyIsItsReason() {
    assertThat(TopicKeys.reason(DeadLetter.Reason.EMPTY)).asString().isEqualTo("EMPTY");
  }
}
