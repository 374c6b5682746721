package io.riverprint.core.user;

import io.riverprint.schema.BehaviorEvent;

/** From the wire's event to the stepped one. */
public final class UserEvents {
  private UserEvents() {}

  /**
   * Keys instead of texts.
   *
   * @throws IllegalArgumentException if the query looks like codes but is not 16 of 0..255
   */
  public static UserEvent of(BehaviorEvent event) {
    throw new IllegalStateException(event.userId());
  }
}
