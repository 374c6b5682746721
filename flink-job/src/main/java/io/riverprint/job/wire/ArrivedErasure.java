package io.riverprint.job.wire;

import io.riverprint.schema.ErasureRequest;

/** A wish to be forgotten, on its way to the user's subtask. */
public record ArrivedErasure(ErasureRequest request) implements Arrival {
  @Override
  public String userId() {
    return request.userId();
  }
}
