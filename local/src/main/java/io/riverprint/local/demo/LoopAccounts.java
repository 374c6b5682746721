package io.riverprint.local.demo;

import io.riverprint.schema.GateDecision;
import io.riverprint.schema.RetrainRequest;
import java.util.Optional;

/**
 * What became of the loop.
 *
 * @param request that was answered, if one was
 * @param decision on it
 * @param trainings that ended with a bundle
 * @param swapped whether the new release came to serve
 * @param byHand whether it was promoted although the gate refused it
 */
record LoopAccounts(
    Optional<RetrainRequest> request,
    Optional<GateDecision> decision,
    int trainings,
    boolean swapped,
    boolean byHand) {

  static LoopAccounts none() {
    return new LoopAccounts(Optional.empty(), Optional.empty(), 0, false, false);
  }

  LoopAccounts asked(RetrainRequest asked) {
    return new LoopAccounts(Optional.of(asked), decision, trainings, swapped, byHand);
  }

  LoopAccounts decided(GateDecision made, boolean promoted) {
    int trained = made.candidateVersion() == GateDecision.NONE ? 0 : 1;
    return new LoopAccounts(request, Optional.of(made), trained, swapped, promoted);
  }

  LoopAccounts serving() {
    return new LoopAccounts(request, decision, trainings, true, byHand);
  }
}
