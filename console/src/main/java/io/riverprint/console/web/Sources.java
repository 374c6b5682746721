package io.riverprint.console.web;

import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.board.StreamBoard;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.console.map.EmbeddingMap;
import java.util.function.Supplier;

/** Everything that is shown. */
public record Sources(
    KeptProfiles kept,
    ReleaseBoard releases,
    StreamBoard stream,
    DeadLetters dead,
    EmbeddingMap map,
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
