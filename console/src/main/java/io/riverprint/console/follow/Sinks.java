package io.riverprint.console.follow;

import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.LoopBoard;
import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.keep.KeptEvents;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.schema.event.EventMapping;
import org.jspecify.annotations.Nullable;

/**
 * Where what is read goes.
 *
 * @param events null where nobody wants them: then their topic is not read
 * @param mapping how events in JSON are to be understood
 */
public record Sinks(
    KeptProfiles kept,
    ReleaseBoard releases,
    DeadLetters dead,
    LoopBoard loop,
    @Nullable KeptEvents events,
    EventMapping mapping) {}
