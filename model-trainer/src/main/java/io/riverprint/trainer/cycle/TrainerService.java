package io.riverprint.trainer.cycle;

import io.riverprint.schema.GateDecision;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.trainer.log.GrowingLog;
import io.riverprint.trainer.publish.RequestSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers requests, one at a time and each once, and makes requests of its own by a schedule. A
 * cycle that fails is tried again; what fails {@value #MOST_ATTEMPTS} times, or cannot be trained
 * at all, is answered with the reason, so that no request can hold up those behind it.
 */
public final class TrainerService {
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int MOST_ATTEMPTS = 3;

  private final RequestSource requests;
  private final GrowingLog events;
  private final RetrainingCycle cycle;
  private final Optional<Schedule> schedule;
  private final StopFlag stop;
  private final Consumer<String> say;

  /**
   * A service.
   *
   * @param schedule of requests of its own, if any
   * @param stop ends it, between two batches of a training
   * @param say what is done, in words for people
   */
  public TrainerService(
      RequestSource requests,
      GrowingLog events,
      RetrainingCycle cycle,
      Optional<Schedule> schedule,
      StopFlag stop,
      Consumer<String> say) {
    this.requests = requests;
    this.events = events;
    this.cycle = cycle;
    this.schedule = schedule;
    this.stop = stop;
    this.say = say;
  }

  /** Runs until it is stopped. */
  public void run() throws IOException {
    while (!stop.isRaised()) {
      once();
    }
  }

  /** Finishes what was interrupted, and answers all requests that are there. */
  public void once() throws IOException {
    Optional<RetrainRequest> next = cycle.interrupted();
    if (next.isPresent()) {
      say.accept("Going on with request " + next.get().requestId());
      answer(next.get());
    }
    next = requests.next(WAIT);
    while (next.isPresent() && !stop.isRaised()) {
      take(next.get());
      next = requests.next(Duration.ZERO);
    }
    Optional<RetrainRequest> own = stop.isRaised() ? Optional.empty() : due();
    if (own.isPresent()) {
      answer(own.get());
    }
  }

  private Optional<RetrainRequest> due() throws IOException {
    return schedule.isEmpty()
        ? Optional.empty()
        : schedule.get().due(events.newestMillis().orElse(0));
  }

  private void take(RetrainRequest request) throws IOException {
    say.accept(
        "Request %s (%s, %s): %s"
            .formatted(request.requestId(), request.reason(), request.lane(), request.detail()));
    if (cycle.isSuperseded(request)) {
      say(cycle.decline(request, "superseded: a newer release was made after it was asked for"));
    } else {
      answer(request);
    }
    if (!stop.isRaised()) {
      requests.done();
    }
  }

  private void answer(RetrainRequest request) throws IOException {
    String failure = "";
    for (int attempt = 1; attempt <= MOST_ATTEMPTS && !stop.isRaised(); attempt++) {
      try {
        say(cycle.run(request));
        return;
      } catch (StopFlag.StoppedException e) {
        say.accept(String.valueOf(e.getMessage()));
        return;
      } catch (IllegalArgumentException e) {
        say(cycle.decline(request, "cannot be trained: " + e.getMessage()));
        return;
      } catch (IOException | RuntimeException e) {
        failure = String.valueOf(e.getMessage());
        say.accept("Attempt " + attempt + " failed: " + failure);
      }
    }
    if (!stop.isRaised()) {
      say(cycle.decline(request, "failed " + MOST_ATTEMPTS + " times: " + failure));
    }
  }

  private void say(GateDecision decision) {
    say.accept(
        "%s version %d: %s"
            .formatted(
                decision.released() ? "Released" : "Did not release",
                decision.candidateVersion(),
                String.join("; ", decision.reasons())));
  }
}
