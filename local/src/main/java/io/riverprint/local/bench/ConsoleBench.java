package io.riverprint.local.bench;

import io.riverprint.console.Console;
import io.riverprint.console.ConsoleSettings;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.web.WebSettings;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether the console keeps up with a stream of profiles while it is asked, beside an idle job, all
 * in one process: 5,000 profiles a second of 20,000 users, 256 wide, and 1,000 requests a second
 * for a user's profile. Waiting counts: a latency is from when the request was due to its whole
 * answer.
 */
public final class ConsoleBench {
  private static final int USERS = 20_000;
  private static final int UPDATES = 5_000;
  private static final int REQUESTS = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration FIRST_PROFILES = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long SECOND = 1_000_000_000L;

  private final Duration window;
  private final Clock clock;
  private final Consumer<String> progress;

  /** Measures over such a window; says in words where it is. */
  public ConsoleBench(Duration window, Clock clock, Consumer<String> progress) {
    this.window = window;
    this.clock = clock;
    this.progress = progress;
  }

  /** The figures, by their names in a report. */
  public Map<String, Object> measure() throws Exception {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      LocalTopics.create(kafka.bootstrap(), 2);
      progress.accept("starts a job that stays idle");
      WebSettings web = new WebSettings("localhost", 0, null);
      ConsoleSettings settings = ConsoleSettings.of(kafka.bootstrap(), web);
      try (IdleJob job = IdleJob.start(kafka.bootstrap());
          BenchProfiles profiles = new BenchProfiles(kafka.bootstrap(), USERS, UPDATES);
          Console console = Console.start(settings, JobFigures.NONE, clock)) {
        progress.accept("every user gets a first profile");
        await(console, USERS);
        ProfileRequests requests =
            new ProfileRequests(console.address(), USERS, REQUESTS, PATIENCE);
        warm(requests);
        return figures(console, profiles, requests);
      }
    }
  }

  private Map<String, Object> figures(
      Console console, BenchProfiles profiles, ProfileRequests requests) {
    progress.accept("measures for " + window.toSeconds() + " s");
    long sentBefore = profiles.sent();
    long started = System.nanoTime();
    RequestTimes times = requests.ask(window);
    double seconds = (System.nanoTime() - started) / (double) SECOND;
    if (times.failed() > 0) {
      progress.accept(times.failed() + " requests failed, the first: " + times.firstFailure());
    }
    long behind = console.health().behind();
    long sent = profiles.sent() - sentBefore;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("consoleUsers", USERS);
    figures.put("consoleWindowSeconds", window.toSeconds());
    figures.put("profilesSentPerSecond", sent / seconds);
    figures.put("profilesBehindAtEnd", behind);
    figures.put("requestsPerSecond", times.answered() / seconds);
    figures.put("requestsFailed", times.failed());
    figures.put("profileGetP50Millis", times.millis(0.5));
    figures.put("profileGetP99Millis", times.millis(0.99));
    figures.put("profileGetMaxMillis", times.millis(1));
    figures.put("cores", Runtime.getRuntime().availableProcessors());
    return figures;
  }

  private void warm(ProfileRequests requests) {
    progress.accept("warms up for " + WARM_UP.toSeconds() + " s");
    RequestTimes times = requests.ask(WARM_UP);
    if (times.answered() == 0) {
      throw new IllegalStateException(
          "bench console: none of the warm-up's requests was answered ("
              + times.firstFailure()
              + "), needs a console that answers; look at what it logged");
    }
  }

  private static void await(Console console, int users) {
    Waiting.until(
        () -> console.health().users() >= users,
        FIRST_PROFILES,
        () ->
            "bench console: %d of %d users have a profile after %d s, needs all; is the machine busy?"
                .formatted(console.health().users(), users, FIRST_PROFILES.toSeconds()));
  }
}
