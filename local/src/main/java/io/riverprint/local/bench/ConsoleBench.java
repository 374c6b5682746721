package io.riverprint.local.bench;

import io.riverprint.console.Console;
import io.riverprint.console.ConsoleSettings;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.web.WebSettings;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Whether the console keeps up with a stream of profiles while it is asked, all in one process:
 * 5,000 profiles a second of 20,000 users, 256 wide, and 1,000 requests a second for a user's
 * profile. Requests are sent when they are due, whether or not those before are answered, and
 * waiting counts: a latency is from when the request was due to its whole answer.
 */
public final class ConsoleBench {
  private static final int USERS = 20_000;
  private static final int UPDATES = 5_000;
  private static final int REQUESTS = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration DRAIN = Duration.ofSeconds(30);
  // More would be a connection for every request that waits; waiting counts all the same.
  private static final int CONNECTIONS = 64;
  private static final long SECOND = 1_000_000_000L;

  private final Duration window;
  private final Clock clock;
  private final Consumer<String> progress;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore connections = new Semaphore(CONNECTIONS);

  /** Measures over such a window; says in words where it is. */
  public ConsoleBench(Duration window, Clock clock, Consumer<String> progress) {
    this.window = window;
    this.clock = clock;
    this.progress = progress;
  }

  /** Answers to requests: how long each took, and how many were not the profile. */
  private static final class Answers {
    final int[] micros;
    final AtomicInteger count = new AtomicInteger();
    final AtomicLong failed = new AtomicLong();

    Answers(int most) {
      this.micros = new int[most];
    }

    void add(long nanos, boolean right) {
      micros[count.getAndIncrement()] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
      if (!right) {
        failed.incrementAndGet();
      }
    }

    double millis(double share) {
      int[] sorted = Arrays.copyOf(micros, count.get());
      Arrays.sort(sorted);
      return sorted[(int) (share * (sorted.length - 1))] / 1_000.0;
    }
  }

  /** The figures, by their names in a report. */
  public Map<String, Object> measure() {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      LocalTopics.create(kafka.bootstrap(), 2);
      WebSettings web = new WebSettings("localhost", 0, null);
      ConsoleSettings settings = ConsoleSettings.of(kafka.bootstrap(), web);
      try (BenchProfiles profiles = new BenchProfiles(kafka.bootstrap(), USERS, UPDATES);
          Console console = Console.start(settings, JobFigures.NONE, clock)) {
        progress.accept("every user gets a first profile");
        await(console, USERS);
        progress.accept("warms up for " + WARM_UP.toSeconds() + " s");
        ask(console, WARM_UP);
        return figures(console, profiles);
      }
    }
  }

  private Map<String, Object> figures(Console console, BenchProfiles profiles) {
    progress.accept("measures for " + window.toSeconds() + " s");
    long sentBefore = profiles.sent();
    long started = System.nanoTime();
    Answers answers = ask(console, window);
    double seconds = (System.nanoTime() - started) / (double) SECOND;
    long behind = console.health().behind();
    long sent = profiles.sent() - sentBefore;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("consoleUsers", USERS);
    figures.put("consoleWindowSeconds", window.toSeconds());
    figures.put("profilesSentPerSecond", sent / seconds);
    figures.put("profilesBehindAtEnd", behind);
    figures.put("requestsPerSecond", answers.count.get() / seconds);
    figures.put("requestsFailed", answers.failed.get());
    figures.put("profileGetP50Millis", answers.millis(0.5));
    figures.put("profileGetP99Millis", answers.millis(0.99));
    figures.put("profileGetMaxMillis", answers.millis(1));
    figures.put("cores", Runtime.getRuntime().availableProcessors());
    return figures;
  }

  /** Asks at the rate for so long, and waits for the last answers. */
  private Answers ask(Console console, Duration length) {
    int requests = (int) (REQUESTS * length.toSeconds());
    Answers answers = new Answers(requests);
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      long due = start + i * (SECOND / REQUESTS);
      sleepUntil(due);
      send(console, i, due, answers);
    }
    long until = System.nanoTime() + DRAIN.toNanos();
    while (answers.count.get() < requests && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    return answers;
  }

  private void send(Console console, int number, long due, Answers answers) {
    int user = (int) (number * 7_919L % USERS);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(console.address() + "api/profiles/" + BenchProfiles.user(user)))
            .build();
    connections.acquireUninterruptibly();
    var unused =
        client
            .sendAsync(request, BodyHandlers.ofByteArray())
            .whenComplete(
                (answer, failure) -> {
                  connections.release();
                  answers.add(
                      System.nanoTime() - due, failure == null && answer.statusCode() == 200);
                });
  }

  private static void await(Console console, int users) {
    while (console.health().users() < users) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void sleepUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
