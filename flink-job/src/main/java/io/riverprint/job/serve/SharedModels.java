package io.riverprint.job.serve;

import io.riverprint.core.bundle.ModelBundle;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** One bundle in memory for all slots of a task manager, for as long as one of them uses it. */
final class SharedModels {
  private static final SharedModels OF_THIS_PROCESS = new SharedModels();

  private final Map<String, Shared> byDigest = new HashMap<>();

  static SharedModels ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /**
   * The bundle with this digest: the first who asks reads it, the others wait for him.
   *
   * @throws RuntimeException as the reader throws it
   */
  Lease lease(String digest, Supplier<ModelBundle> reader) {
    Shared shared;
    boolean isFirst;
    synchronized (byDigest) {
      isFirst = !byDigest.containsKey(digest);
      shared = byDigest.computeIfAbsent(digest, key -> new Shared());
      shared.users++;
    }
    if (isFirst) {
      read(shared.bundle, reader);
    }
    return ready(digest, shared);
  }

  /** How many bundles are in memory. */
  int size() {
    synchronized (byDigest) {
      return byDigest.size();
    }
  }

  private static void read(CompletableFuture<ModelBundle> bundle, Supplier<ModelBundle> reader) {
    try {
      bundle.complete(reader.get());
    } catch (RuntimeException | Error e) {
      bundle.completeExceptionally(e);
    }
  }

  private Lease ready(String digest, Shared shared) {
    try {
      return new Lease(this, digest, shared.bundle.join());
    } catch (CompletionException e) {
      release(digest);
      throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
    }
  }

  private void release(String digest) {
    synchronized (byDigest) {
      Shared shared = byDigest.get(digest);
      if (shared != null && --shared.users == 0) {
        byDigest.remove(digest);
      }
    }
  }

  private static final class Shared {
    final CompletableFuture<ModelBundle> bundle = new CompletableFuture<>();
    int users;
  }

  /** The right to use a bundle until closed. */
  static final class Lease implements AutoCloseable {
    private final SharedModels models;
    private final String digest;
    private final ModelBundle bundle;
    private boolean closed;

    private Lease(SharedModels models, String digest, ModelBundle bundle) {
      this.models = models;
      this.digest = digest;
      this.bundle = bundle;
    }

    ModelBundle bundle() {
      return bundle;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        models.release(digest);
      }
    }
  }
}
