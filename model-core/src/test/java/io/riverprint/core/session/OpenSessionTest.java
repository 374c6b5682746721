package io.riverprint.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenSessionTest {
  private static final long MINUTE = 60_000;
  private static final SessionRule RULE = SessionRule.PUBLISHED_CODE;

  @Test
  void productEventsDuringTheSessionAndFiveMinutesAfterAreNear() {
    OpenSession session = new OpenSession(RULE, 0, 1, null);
    session.productEvent(RULE, 2 * MINUTE, false, false);
    session.extend(RULE, 40 * MINUTE);
    session.productEvent(RULE, 45 * MINUTE, false, false);
    session.productEvent(RULE, 45 * MINUTE + 1, false, false);
    assertThat(session.close().events).isEqualTo(2);
  }

  @Test
  void anEventFarBehindTheEndIsNearOnceTheSessionGoesOn() {
    OpenSession session = new OpenSession(RULE, 0, 1, null);
    session.productEvent(RULE, 20 * MINUTE, true, false);
    session.extend(RULE, 30 * MINUTE);
    Nearby nearby = session.close();
    assertThat(nearby.events).isEqualTo(1);
    assertThat(nearby.topSku).isTrue();
    assertThat(nearby.topCategory).isFalse();
  }

  @Test
  void anEventFarBehindTheEndIsNotNearWhenTheSessionEndsThere() {
    OpenSession session = new OpenSession(RULE, 0, 1, null);
    session.productEvent(RULE, 20 * MINUTE, true, true);
    Nearby nearby = session.close();
    assertThat(nearby.events).isZero();
    assertThat(nearby.topSku).isFalse();
  }
}
