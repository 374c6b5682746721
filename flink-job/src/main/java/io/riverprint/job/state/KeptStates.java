package io.riverprint.job.state;

import io.riverprint.core.user.UserState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What lies behind {@link UserCache}. */
interface KeptStates {

  /** The user's state as last kept, or null for a user never kept. */
  @Nullable UserState find(String userId) throws IOException;

  /** Keeps the state as it is now. */
  void keep(UserState state) throws IOException;

  /** Keeps nothing of the user any more. */
  void forget(String userId);
}
