package io.riverprint.trainer.example;

import io.riverprint.core.user.UserEvent;
import java.util.List;

/** One user's events in {@link UserEvent#ORDER}, without repetitions. */
public record UserHistory(String userId, List<UserEvent> events) {}
