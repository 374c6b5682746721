package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;
import java.util.concurrent.CompletableFuture;

/** A release on its way into memory, or there and waiting for its time. */
final class Loading {
  final ModelRelease release;
  final CompletableFuture<ServingModel> model;

  /** Whether its outcome has been told. */
  boolean settled;

  Loading(ModelRelease release, CompletableFuture<ServingModel> model) {
    this.release = release;
    this.model = model;
  }

  /** Nobody wants it any more: closed as soon as it is there. */
  void abandon() {
    settled = true;
    CompletableFuture<Void> unused = model.thenAccept(ServingModel::close);
  }
}
