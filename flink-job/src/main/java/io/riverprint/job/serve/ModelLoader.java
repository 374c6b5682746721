package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Loads releases off the task thread, each on a thread of its own: one that never comes to an end
 * must not be in the way of the next.
 */
final class ModelLoader implements AutoCloseable {
  private final ModelSource models;
  private final ExecutorService threads;

  /**
   * A loader.
   *
   * @param whose for the names of its threads
   */
  ModelLoader(ModelSource models, String whose) {
    this.models = models;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread loading = new Thread(work, "riverprint-model-loader-" + whose);
              loading.setDaemon(true);
              return loading;
            });
  }

  /** The model, later; whoever does not want it any more closes it when it comes. */
  CompletableFuture<ServingModel> load(ModelRelease release) {
    return run(() -> models.open(release));
  }

  /** What keeps a release at hand that was found good, later. */
  CompletableFuture<AutoCloseable> judge(ModelRelease release) {
    return run(() -> models.judge(release));
  }

  /**
   * The model that served when a checkpoint was taken, before anything else happens.
   *
   * @throws IllegalStateException if it cannot be had: the job has no other
   */
  ServingModel loadNow(ModelRelease serving) throws InterruptedException {
    try {
      return load(serving).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "release "
              + serving.version()
              + ", which served when the checkpoint was taken: its bundle cannot be read again ("
              + Failures.reason(e)
              + "), needs the very bundle of digest "
              + serving.manifestSha256()
              + ", as states are of it and no other model fits them; bring it back to "
              + serving.location()
              + ", or start from a checkpoint of another release",
          e);
    }
  }

  private <T> CompletableFuture<T> run(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
