package io.riverprint.job.serve;

import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.Lineage;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.function.Consumer;

/** A release ready to serve in one subtask. Used by one thread at a time. */
public interface ServingModel extends AutoCloseable {

  ModelRelease release();

  /** The state of a user never seen. */
  UserState fresh(String userId);

  /** As {@code ProfileStepper.step}. */
  void step(List<DueUser> due, long untilMillis, Consumer<UserProfile> profiles);

  /** As {@code ProfileStepper.move}. */
  void move(List<UserState> users, Consumer<UserProfile> profiles);

  /** As {@code ProfileStepper.lineage}. */
  Lineage lineage();

  /** As {@code ProfileStepper.follows}. */
  void follows(Lineage before);

  /** Users of older releases taken over so far, by a step or moved. */
  long takenOver();

  @Override
  void close();
}
