package io.riverprint.core.step;

import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import java.util.List;

/**
 * A user with work to do.
 *
 * @param state changed in place by the step
 * @param events due ones in {@link UserEvent#ORDER}, without repetitions; may be empty when only
 *     time has passed
 */
public record DueUser(UserState state, List<UserEvent> events) {}
