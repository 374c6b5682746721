package io.riverprint.job.serve;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.schema.ModelRelease;
import java.util.concurrent.CountDownLatch;

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
    ModelBundle bundle = bundle(release);
    Backend backend = new HeapBackend(bundle.network());
    return new LoadedModel(
        release,
        new SharedModels().lease(release.manifestSha256(), () -> bundle),
        backend,
        new ProfileStepper(bundle, backend, release.effectiveFromMillis(), settings.steps()));
  }

  private static ModelBundle bundle(ModelRelease release) {
    return release.location().equals(FACTORS)
        ? SmallBundles.otherFactors(SmallBundles.make(1, 1), release.version(), 1)
        : SmallBundles.make(release.version(), release.version());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
