package io.riverprint.trainer.cycle;

import io.riverprint.schema.GateDecision;
import io.riverprint.schema.RetrainRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cycle that has begun: all that makes it the same cycle when it is begun again.
 *
 * @param request that it answers
 * @param version that the candidate will have
 * @param incumbent version of the latest release then; {@link GateDecision#NONE} where there was
 *     none
 * @param untilMillis of the window of events
 * @param ends of the window of events
 * @param decision once it was taken, which is before the candidate is kept
 */
record CyclePlan(
    RetrainRequest request,
    long version,
    long incumbent,
    long untilMillis,
    Map<String, String> ends,
    @Nullable GateDecision decision) {

  CyclePlan decided(GateDecision made) {
    return new CyclePlan(request, version, incumbent, untilMillis, ends, made);
  }
}
