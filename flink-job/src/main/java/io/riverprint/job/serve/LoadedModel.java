package io.riverprint.job.serve;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.Lineage;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.function.Consumer;

/** A shared bundle with this subtask's own backend and stepper. */
final class LoadedModel implements ServingModel {
  private final ModelRelease release;
  private final SharedModels.Lease lease;
  private final Backend backend;
  private final ProfileStepper stepper;

  LoadedModel(
      ModelRelease release, SharedModels.Lease lease, Backend backend, ProfileStepper stepper) {
    this.release = release;
    this.lease = lease;
    this.backend = backend;
    this.stepper = stepper;
  }

  @Override
  public ModelRelease release() {
    return release;
  }

  @Override
  public UserState fresh(String userId) {
    return stepper.fresh(userId);
  }

  @Override
  public void step(List<DueUser> due, long untilMillis, Consumer<UserProfile> profiles) {
    stepper.step(due, untilMillis, profiles);
  }

  @Override
  public void move(List<UserState> users, Consumer<UserProfile> profiles) {
    stepper.move(users, profiles);
  }

  @Override
  public Lineage lineage() {
    return stepper.lineage();
  }

  @Override
  public void follows(Lineage before) {
    stepper.follows(before);
  }

  @Override
  public long takenOver() {
    return stepper.takenOver();
  }

  /** Closes all but the shared bundle, which is now the caller's to close. */
  SharedModels.Lease keepBundleOnly() {
    backend.close();
    return lease;
  }

  @Override
  public void close() {
    backend.close();
    lease.close();
  }
}
