package io.riverprint.job.watch;

import io.riverprint.schema.ModelRelease;
import java.io.Serializable;

/** Where the facts of a release are found. */
@FunctionalInterface
public interface FactsSource extends Serializable {

  /**
   * The facts.
   *
   * @throws RuntimeException if they cannot be read
   */
  ReleaseFacts of(ModelRelease release);
}
