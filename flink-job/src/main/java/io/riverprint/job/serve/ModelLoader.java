package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Loads releases one after the other on a thread of its own, off the task thread. */
final class ModelLoader implements AutoCloseable {
  private final ModelSource models;
  private final ExecutorService thread;

  ModelLoader(ModelSource models, int subtask) {
    this.models = models;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread loading = new Thread(work, "riverprint-model-loader-" + subtask);
              loading.setDaemon(true);
              return loading;
            });
  }

  /** The model, later; whoever does not want it any more closes it when it comes. */
  CompletableFuture<ServingModel> load(ModelRelease release) {
    return CompletableFuture.supplyAsync(() -> models.open(release), thread);
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
              + " served when the checkpoint was taken and cannot be loaded again: "
              + Failures.reason(e)
              + "; bring back "
              + serving.location(),
          e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
