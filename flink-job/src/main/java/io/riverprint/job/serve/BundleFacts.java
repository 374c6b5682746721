package io.riverprint.job.serve;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.watch.PurchaseTargets;
import io.riverprint.job.watch.FactsSource;
import io.riverprint.job.watch.ReleaseFacts;
import io.riverprint.schema.ModelRelease;

/** Facts from bundles; where the release serves in this process its bundle is not read again. */
public final class BundleFacts implements FactsSource {
  private static final long serialVersionUID = 1;

  @Override
  public ReleaseFacts of(ModelRelease release) {
    try (SharedModels.Lease lease =
        SharedModels.ofThisProcess()
            .lease(
                release.manifestSha256(),
                () -> new BundleFolder(release.location()).read(release.manifestSha256()))) {
      ModelBundle bundle = lease.bundle();
      return new ReleaseFacts(
          release,
          bundle.manifest().horizonMillis(),
          bundle.manifest().trainedUntilMillis(),
          new PurchaseTargets(bundle.features()),
          bundle.reference());
    }
  }
}
