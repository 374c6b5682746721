package io.riverprint.job.serve;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.WarmUp;
import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.ProbeCheck;
import io.riverprint.core.step.Lineage;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.schema.ModelRelease;

/** Models from bundles in folders that every task manager can read. */
public final class BundleModels implements ModelSource {
  private static final long serialVersionUID = 1;

  private final BackendSource backends;
  private final ServeSettings settings;

  public BundleModels(BackendSource backends, ServeSettings settings) {
    this.backends = backends;
    this.settings = settings;
  }

  @Override
  public LoadedModel open(ModelRelease release) {
    SharedModels.Lease lease =
        SharedModels.ofThisProcess().lease(release.manifestSha256(), () -> read(release));
    try {
      return ready(release, lease);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  @Override
  public AutoCloseable judge(ModelRelease release) {
    return open(release).keepBundleOnly();
  }

  @Override
  public void check() {
    backends.check();
  }

  private LoadedModel ready(ModelRelease release, SharedModels.Lease lease) {
    ModelBundle bundle = lease.bundle();
    requireAsAnnounced(release, bundle.manifest());
    Backend backend = backends.open(bundle.network());
    try {
      WarmUp.run(backend, bundle.network().spec());
      requireProbes(bundle, backend);
      ProfileStepper stepper =
          new ProfileStepper(bundle, backend, release.effectiveFromMillis(), settings.steps());
      Lineage unused = stepper.lineage(); // digested here and now, not when it takes over
      return new LoadedModel(release, lease, backend, stepper);
    } catch (RuntimeException | Error e) {
      backend.close();
      throw e;
    }
  }

  private ModelBundle read(ModelRelease release) {
    BundleFolder folder = new BundleFolder(release.location());
    long bytes = folder.byteCount();
    if (bytes > settings.maxReleaseBytes()) {
      throw new IllegalArgumentException(
          Objections.tooLarge(release, bytes, settings.maxReleaseBytes()));
    }
    return folder.read(release.manifestSha256());
  }

  private static void requireAsAnnounced(ModelRelease release, BundleManifest manifest) {
    if (manifest.version() != release.version() || !manifest.space().equals(release.space())) {
      throw new IllegalArgumentException(
          "release "
              + release.version()
              + " of space "
              + release.space()
              + ": the bundle says it is "
              + manifest.version()
              + " of space "
              + manifest.space()
              + ", both must agree; announce the bundle under its own version");
    }
  }

  private static void requireProbes(ModelBundle bundle, Backend backend) {
    String fault =
        ProbeCheck.run(bundle.probes(), bundle.network().spec(), backend)
            .fold(() -> "", failed -> failed.detail());
    if (!fault.isEmpty()) {
      throw new IllegalStateException(fault);
    }
  }
}
