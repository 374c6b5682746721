package io.riverprint.job.wire;

/** What arrives of a user: an event, or the wish to be forgotten. */
public sealed interface Arrival permits ArrivedEvent, ArrivedErasure {
  String userId();
}
