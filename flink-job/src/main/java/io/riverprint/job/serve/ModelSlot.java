package io.riverprint.job.serve;

import static java.util.Objects.requireNonNull;

import io.riverprint.core.step.Lineage;
import io.riverprint.job.state.ReleaseState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The model that serves, and the next one. At most one release is loaded ahead; further ones wait
 * as announcements, lowest version first.
 *
 * <p>Releases come here from {@link ReleaseJudge}, who found them good for everybody. So there is
 * nothing left to refuse: a subtask that cannot follow fails the job, for two subtasks that serve
 * different releases at one event time would be worse.
 */
final class ModelSlot implements AutoCloseable {
  private final ModelLoader loader;
  private final ReleaseState kept;
  private final Receipts receipts;
  private final long loadTimeoutMillis;
  private final Consumer<Runnable> taskThread;
  private final Runnable opened;
  private final TreeMap<Long, ModelRelease> waiting = new TreeMap<>();
  private @Nullable ServingModel current;
  private @Nullable Loading next;

  /**
   * An empty slot.
   *
   * @param taskThread runs what it is given on the task's own thread
   * @param opened called there when the first release serves
   */
  ModelSlot(
      ModelLoader loader,
      ReleaseState kept,
      Receipts receipts,
      long loadTimeoutMillis,
      Consumer<Runnable> taskThread,
      Runnable opened) {
    this.loader = loader;
    this.kept = kept;
    this.receipts = receipts;
    this.loadTimeoutMillis = loadTimeoutMillis;
    this.taskThread = taskThread;
    this.opened = opened;
  }

  /** Whether a release serves. */
  boolean isOpen() {
    return current != null;
  }

  ServingModel current() {
    return requireNonNull(current, "no release serves yet");
  }

  /** Version of the release that serves, 0 for none. */
  long version() {
    return current == null ? 0 : current.release().version();
  }

  /** Whether a first release is on its way. */
  boolean isOpening() {
    return current == null && next != null;
  }

  /** Loads what served when the snapshot was taken, and only then returns. */
  void restore() throws Exception {
    ModelRelease serving = kept.serving();
    if (serving != null) {
      current = loader.loadNow(serving);
      String encoding = current.lineage().encoding();
      current.follows(new Lineage(encoding, kept.sinceVersion(serving)));
    }
    for (ModelRelease release : kept.waiting()) {
      waiting.put(release.version(), release);
    }
    loadNext();
  }

  /** Takes a release, and loads it when its turn comes. */
  void announce(ModelRelease release) throws Exception {
    if (release.version() > version() && !waiting.containsKey(release.version())) {
      kept.await(release);
      waiting.put(release.version(), release);
      loadNext();
    }
  }

  /** Whether the next release takes over at or before this event time. */
  boolean isSwapDue(long untilMillis) {
    return current != null && next != null && next.release.effectiveFromMillis() <= untilMillis;
  }

  /** The last instant of the release that serves. */
  long beforeSwapMillis() {
    long swapMillis = requireNonNull(next, "no release is due").release.effectiveFromMillis();
    return swapMillis == Long.MIN_VALUE ? swapMillis : swapMillis - 1;
  }

  /**
   * Puts the next release in place, waiting for it up to the limit.
   *
   * @throws IllegalStateException if it cannot be had in this subtask, though it was judged good
   */
  void swap() throws Exception {
    Loading due = requireNonNull(next, "no release is due");
    activate(due, ready(due));
    loadNext();
  }

  @Override
  public void close() {
    if (next != null) {
      next.abandon();
    }
    if (current != null) {
      current.close();
    }
    loader.close();
  }

  private ServingModel ready(Loading due) throws Exception {
    try {
      return due.model.get(loadTimeoutMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw diverging(due.release, Failures.reason(e), e);
    } catch (TimeoutException e) {
      due.abandon();
      next = null;
      throw diverging(due.release, "it took more than " + loadTimeoutMillis + " ms", e);
    }
  }

  private void loadNext() {
    if (next == null && !waiting.isEmpty()) {
      next = begin(waiting.firstEntry().getValue());
    }
  }

  private Loading begin(ModelRelease release) {
    Loading loading = new Loading(release, loader.load(release));
    CompletableFuture<Void> unused =
        loading.model.handle(
            (model, failure) -> {
              taskThread.accept(() -> settle(loading, model, failure));
              return null;
            });
    return loading;
  }

  // On the task thread. A swap that waited for the model has settled it already.
  private void settle(Loading loading, @Nullable ServingModel model, @Nullable Throwable failure) {
    if (loading.settled) {
      return;
    }
    if (model == null) {
      throw diverging(loading.release, failure == null ? "" : Failures.reason(failure), failure);
    }
    tellLoaded(loading);
    try {
      openWith(loading, model);
    } catch (Exception e) {
      throw new IllegalStateException("release " + loading.release.version() + ": state failed", e);
    }
  }

  private void openWith(Loading loading, ServingModel model) throws Exception {
    if (current == null) {
      activate(loading, model);
      loadNext();
      opened.run();
    }
  }

  private void tellLoaded(Loading loading) {
    if (!loading.settled) {
      loading.settled = true;
      receipts.tell(loading.release, Outcome.LOADED, "");
    }
  }

  private void activate(Loading loading, ServingModel model) throws Exception {
    tellLoaded(loading);
    ServingModel old = current;
    current = model;
    next = null;
    waiting.remove(loading.release.version());
    if (old != null) {
      model.follows(old.lineage());
      old.close();
    }
    kept.serve(loading.release, model.lineage().sinceVersion());
    receipts.tell(loading.release, Outcome.ACTIVATED, "");
  }

  private static IllegalStateException diverging(
      ModelRelease release, String why, @Nullable Throwable cause) {
    return new IllegalStateException(
        "release "
            + release.version()
            + ": judged good, but this subtask cannot load it: "
            + why
            + "; all subtasks must serve the same release, so the job starts again: see that every"
            + " task manager can read "
            + release.location(),
        cause);
  }
}
