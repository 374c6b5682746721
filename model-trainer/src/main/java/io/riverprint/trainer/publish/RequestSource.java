package io.riverprint.trainer.publish;

import io.riverprint.schema.RetrainRequest;
import java.time.Duration;
import java.util.Optional;

/** Requests in the order in which they were made. */
public interface RequestSource {
  /**
   * The next one; empty where none comes within this time and none was made before. One that cannot
   * be read is left out.
   */
  Optional<RetrainRequest> next(Duration wait);

  /** Those taken so far are answered: they do not come again, also after a crash. */
  void done();
}
