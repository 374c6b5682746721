package io.riverprint.console.web;

import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.LoopBoard;
import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.board.StreamBoard;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.console.map.EmbeddingMap;
import io.riverprint.console.why.Explainer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is shown.
 *
 * @param explainer null where no models are given
 */
public record Sources(
    KeptProfiles kept,
    ReleaseBoard releases,
    StreamBoard stream,
    DeadLetters dead,
    LoopBoard loop,
    EmbeddingMap map,
    @Nullable Explainer explainer,
    Supplier<Health> health) {

  /**
   * How the console itself is.
   *
   * @param status "ok", "catching up", "no answer from the broker" or "stopped"
   * @param users kept
   * @param behind profiles not read yet; -1 before that is known
   * @param unreadable records left out
   */
  public record Health(String status, int users, long behind, long unreadable) {
    /** Whether what is shown is what the topics hold. */
    public boolean serves() {
      return !status.equals("stopped");
    }
  }
}
