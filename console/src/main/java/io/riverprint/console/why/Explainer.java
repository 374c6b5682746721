package io.riverprint.console.why;

import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.keep.KeptEvents;
import io.riverprint.console.keep.KeptEvents.Kept;
import io.riverprint.core.bundle.CorruptBundleException;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says which events made a profile, by the bundles of a folder and the events that are kept. One
 * question at a time: each is a replay in some twenty variants.
 */
public final class Explainer implements AutoCloseable {
  /** Events left out where nothing else is said. */
  public static final int MOST = 20;

  private final KeptEvents events;
  private final ReleaseBoard releases;
  private final ModelShelf shelf;

  /**
   * Explains nothing yet.
   *
   * @param models folder of the bundles
   */
  public Explainer(KeptEvents events, ReleaseBoard releases, Path models) {
    this.events = events;
    this.releases = releases;
    this.shelf = new ModelShelf(models);
  }

  /**
   * Explains a profile.
   *
   * @param most how many of the newest events are left out, one at a time
   */
  public synchronized Outcome explain(UserProfile served, int most) {
    Optional<ModelRelease> release = releases.find(served.release());
    if (release.isEmpty()) {
      return new Outcome.Unknown(
          "release "
              + served.release()
              + " was not announced on the topic, needed to replay; wait");
    }
    List<Kept> kept = events.of(served.userId());
    if (kept.isEmpty()) {
      return new Outcome.Unknown(
          "no event of this user was read yet, at least one is needed; wait until the topic of"
              + " events is read, or see whether it still holds them");
    }
    try {
      ModelShelf.Model model = shelf.of(release.get());
      return new Outcome.Known(
          new LeaveOneOut(model.bundle(), model.backend()).explain(served, kept, most));
    } catch (CorruptBundleException e) {
      return new Outcome.Unknown(
          "the bundle of release "
              + served.release()
              + " cannot be read from the folder of --models: "
              + e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    shelf.close();
  }
}
