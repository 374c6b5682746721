package io.riverprint.job.serve;

import static java.util.Objects.requireNonNull;

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
  void restore(long steppedMillis) throws Exception {
    ModelRelease serving = kept.serving();
    if (serving != null) {
      current = loader.loadNow(serving);
    }
    for (ModelRelease release : kept.waiting()) {
      waiting.put(release.version(), release);
    }
    loadNext(steppedMillis);
  }

  /** Takes an announcement: refuses it, or loads it when its turn comes. */
  void announce(ModelRelease release, long steppedMillis) throws Exception {
    if (isKnown(release)) {
      return;
    }
    String objection = objection(release, steppedMillis);
    if (objection != null) {
      receipts.tell(release, Outcome.REFUSED, objection);
      return;
    }
    // Kept before loading: every subtask must hold the same announcement, whether or not its own
    // load succeeds.
    kept.await(release);
    waiting.put(release.version(), release);
    loadNext(steppedMillis);
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

  /** Puts the next release in place, waiting for it up to the limit; or refuses it. */
  void swap(long steppedMillis) throws Exception {
    Loading due = requireNonNull(next, "no release is due");
    try {
      due.model.get(loadTimeoutMillis, TimeUnit.MILLISECONDS);
      tellLoaded(due);
      activate(due);
    } catch (ExecutionException e) {
      refuse(due, Failures.reason(e));
    } catch (TimeoutException e) {
      due.abandon();
      refuse(due, Objections.tooSlow(loadTimeoutMillis));
    }
    loadNext(steppedMillis);
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

  private void loadNext(long steppedMillis) throws Exception {
    while (next == null && !waiting.isEmpty()) {
      ModelRelease release = waiting.firstEntry().getValue();
      String objection = objection(release, steppedMillis);
      if (objection == null) {
        next = begin(release, steppedMillis);
      } else {
        forget(release);
        receipts.tell(release, Outcome.REFUSED, objection);
      }
    }
  }

  private Loading begin(ModelRelease release, long steppedMillis) {
    Loading loading = new Loading(release, loader.load(release));
    CompletableFuture<ServingModel> unused =
        loading.model.whenComplete(
            (model, failure) -> taskThread.accept(() -> settle(loading, failure, steppedMillis)));
    return loading;
  }

  // On the task thread. A swap that waited for the model has settled it already.
  private void settle(Loading loading, @Nullable Throwable failure, long steppedMillis) {
    if (loading.settled) {
      return;
    }
    try {
      if (failure != null) {
        refuse(loading, Failures.reason(failure));
        loadNext(steppedMillis);
      } else {
        tellLoaded(loading);
        openWith(loading, steppedMillis);
      }
    } catch (Exception e) {
      throw new IllegalStateException("release " + loading.release.version() + ": state failed", e);
    }
  }

  private void openWith(Loading loading, long steppedMillis) throws Exception {
    if (current == null) {
      activate(loading);
      loadNext(steppedMillis);
      opened.run();
    }
  }

  private void tellLoaded(Loading loading) {
    if (!loading.settled) {
      loading.settled = true;
      receipts.tell(loading.release, Outcome.LOADED, "");
    }
  }

  private void activate(Loading loading) throws Exception {
    ServingModel old = current;
    current = loading.model.join();
    next = null;
    waiting.remove(loading.release.version());
    kept.serve(loading.release);
    if (old != null) {
      old.close();
    }
    receipts.tell(loading.release, Outcome.ACTIVATED, "");
  }

  private void refuse(Loading loading, String why) throws Exception {
    loading.settled = true;
    next = null;
    forget(loading.release);
    receipts.tell(loading.release, Outcome.REFUSED, why);
  }

  private void forget(ModelRelease release) throws Exception {
    waiting.remove(release.version());
    kept.drop(release);
  }

  private boolean isKnown(ModelRelease release) {
    return release.equals(waiting.get(release.version()))
        || (current != null && release.equals(current.release()));
  }

  private @Nullable String objection(ModelRelease release, long steppedMillis) {
    return Objections.to(release, current == null ? null : current.release(), steppedMillis);
  }
}
