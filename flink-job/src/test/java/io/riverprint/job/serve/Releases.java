package io.riverprint.job.serve;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.Lineage;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Releases for tests: small real networks on the heap backend, without folders. */
final class Releases implements ModelSource {
  static final String BROKEN = "broken";
  static final String NEVER = "never";

  /** Other item factors than release 1 has, and its network. */
  static final String FACTORS = "factors";

  private static final long serialVersionUID = 1;

  private final ServeSettings settings;

  Releases(ServeSettings settings) {
    this.settings = settings;
  }

  static ModelRelease release(long version, long effectiveFromMillis) {
    return release(version, effectiveFromMillis, "memory");
  }

  static ModelRelease release(long version, long effectiveFromMillis, String location) {
    return new ModelRelease(
        version, location, "0".repeat(63) + version % 10, effectiveFromMillis, "test");
  }

  @Override
  public ServingModel open(ModelRelease release) {
    if (release.location().equals(BROKEN)) {
      throw new IllegalStateException("bundle is broken");
    }
    if (release.location().equals(NEVER)) {
      await(new CountDownLatch(1));
    }
    return new InMemory(release, settings);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class InMemory implements ServingModel {
    private final ModelRelease release;
    private final ProfileStepper stepper;

    InMemory(ModelRelease release, ServeSettings settings) {
      this.release = release;
      ModelBundle bundle = bundle(release);
      this.stepper =
          new ProfileStepper(
              bundle,
              new HeapBackend(bundle.network()),
              release.effectiveFromMillis(),
              settings.steps());
    }

    private static ModelBundle bundle(ModelRelease release) {
      return release.location().equals(FACTORS)
          ? SmallBundles.otherFactors(SmallBundles.make(1, 1), release.version(), 1)
          : SmallBundles.make(release.version(), release.version());
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

    @Override
    public void close() {}
  }
}
