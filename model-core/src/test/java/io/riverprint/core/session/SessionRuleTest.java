package io.riverprint.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionRuleTest {
  private static final long MINUTE = 60_000;

  @Test
  void aPauseExactlyAsLongAsTheGapStillJoins() {
    assertThat(SessionRule.PAPER.joins(0, 10 * MINUTE, 2, 50 * MINUTE)).isTrue();
    assertThat(SessionRule.PAPER.joins(0, 10 * MINUTE, 2, 50 * MINUTE + 1)).isFalse();
  }

  @Test
  void thePublishedCodeCutsFortyMinutesAfterTheFirstRow() {
    // The example of the reference, section 4.4: {0,20,40} {41,79,81} {82}.
    assertThat(sessionsOf(SessionRule.PUBLISHED_CODE, 0, 20, 40, 41, 79, 81, 82))
        .containsExactly(3, 3, 1);
  }

  @Test
  void thePaperKeepsTheSameRowsInOneSession() {
    assertThat(sessionsOf(SessionRule.PAPER, 0, 20, 40, 41, 79, 81, 82)).containsExactly(7);
  }

  @Test
  void aSessionEndsAtItsMaximumNumberOfEvents() {
    SessionRule rule = new SessionRule(SessionRule.Kind.INACTIVITY, MINUTE, 60 * MINUTE, 3, 0);
    assertThat(sessionsOf(rule, 0, 1, 2, 3, 4, 5, 6)).containsExactly(3, 3, 1);
  }

  @Test
  void aSessionEndsAtItsMaximumLength() {
    SessionRule rule = new SessionRule(SessionRule.Kind.INACTIVITY, 2 * MINUTE, 4 * MINUTE, 100, 0);
    assertThat(sessionsOf(rule, 0, 2, 4, 6, 8)).containsExactly(3, 2);
  }

  @Test
  void nothingJoinsOnceTheClosingTimeIsReached() {
    for (SessionRule rule : List.of(SessionRule.PAPER, SessionRule.PUBLISHED_CODE)) {
      long closesAt = rule.closesAt(0, 10 * MINUTE);
      assertThat(rule.joins(0, 10 * MINUTE, 2, closesAt)).isFalse();
    }
  }

  @Test
  void aSessionStaysOpenWhileProductEventsMayStillBeNearIt() {
    // Started at 0, last row at 40: no row joins after 40, but product events count until 45.
    assertThat(SessionRule.PUBLISHED_CODE.closesAt(0, 40 * MINUTE)).isEqualTo(45 * MINUTE + 1);
  }

  @Test
  void aMaximumBelowTheGapIsRefused() {
    assertThatThrownBy(() -> new SessionRule(SessionRule.Kind.INACTIVITY, 10, 5, 1, 0))
        .hasMessageContaining("need 0 < gap <= max");
  }

  private static List<Integer> sessionsOf(SessionRule rule, int... minutes) {
    List<Integer> sizes = new ArrayList<>();
    OpenSession open = new OpenSession(rule, minutes[0] * MINUTE, 1, null);
    for (int i = 1; i < minutes.length; i++) {
      if (open.takes(rule, minutes[i] * MINUTE)) {
        open.extend(rule, minutes[i] * MINUTE);
      } else {
        sizes.add(open.events);
        open = new OpenSession(rule, minutes[i] * MINUTE, 1, null);
      }
    }
    sizes.add(open.events);
    return sizes;
  }
}
