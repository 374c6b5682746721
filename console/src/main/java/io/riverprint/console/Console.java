package io.riverprint.console;

import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.board.LoopBoard;
import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.board.StreamBoard;
import io.riverprint.console.board.StreamBoard.Counters;
import io.riverprint.console.follow.Following;
import io.riverprint.console.follow.Sinks;
import io.riverprint.console.keep.KeptEvents;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.console.map.EmbeddingMap;
import io.riverprint.console.web.Sources;
import io.riverprint.console.web.WebServer;
import io.riverprint.console.why.Explainer;
import io.riverprint.schema.event.EventMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topics of profiles, releases and receipts, and shows them over HTTP. What it keeps is
 * the topics' and is read anew at each start: its folder is deleted when it is closed.
 */
public final class Console implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final long CAUGHT_UP = 5_000;

  private final ConsoleSettings settings;
  private final Path folder;
  private final Clock clock;
  private final JobFigures job;
  private final KeptProfiles kept;
  private final @Nullable KeptEvents events;
  private final @Nullable Explainer explainer;
  private final ReleaseBoard releases = new ReleaseBoard();
  private final StreamBoard stream = new StreamBoard();
  private final DeadLetters dead = new DeadLetters();
  private final LoopBoard loop = new LoopBoard();
  private final EmbeddingMap map = new EmbeddingMap();
  private final Following following;
  private final WebServer web;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, Console::daemon);
  private volatile boolean answered;

  private Console(ConsoleSettings settings, JobFigures job, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.folder = temporary();
    this.kept = new KeptProfiles(inside("profiles"), settings.users(), settings.history());
    ConsoleSettings.Why why = settings.why();
    this.events = why == null ? null : new KeptEvents(inside("events"), settings.users());
    this.explainer =
        events == null || why == null ? null : new Explainer(events, releases, why.models());
    this.job = job == JobFigures.NONE && events != null ? new SeenLag(kept, events) : job;
    EventMapping mapping = why == null ? EventMapping.DEFAULT : why.mapping();
    this.following =
        Following.start(
            settings.bootstrap(),
            settings.topics(),
            new Sinks(kept, releases, dead, loop, events, mapping));
    this.web = listen();
  }

  /**
   * Starts everything; it follows and serves until it is closed.
   *
   * @throws IllegalStateException where it cannot listen
   */
  public static Console start(ConsoleSettings settings, JobFigures job, Clock clock) {
    Console console = new Console(settings, job, clock);
    var unusedCount =
        console.timer.scheduleWithFixedDelay(
            () -> quietly(console::count), 0, 1_000, TimeUnit.MILLISECONDS);
    var unusedMap =
        console.timer.scheduleWithFixedDelay(
            () -> quietly(console::draw), 500, 2_000, TimeUnit.MILLISECONDS);
    return console;
  }

  /** Where a browser finds it. */
  public String address() {
    String host = settings.web().host();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + web.port() + "/";
  }

  /** How it is. */
  public Sources.Health health() {
    long behind = following.behind();
    return new Sources.Health(
        status(behind),
        kept.size(),
        behind == Long.MAX_VALUE ? -1 : behind,
        following.unreadable());
  }

  @Override
  public void close() {
    web.close();
    timer.shutdownNow();
    try {
      boolean unused = timer.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeRest();
  }

  private WebServer listen() {
    try {
      return WebServer.start(
          settings.web(),
          new Sources(kept, releases, stream, dead, loop, map, explainer, this::health));
    } catch (RuntimeException e) {
      closeRest();
      throw e;
    }
  }

  private void closeRest() {
    following.close();
    if (explainer != null) {
      explainer.close();
    }
    if (events != null) {
      events.close();
    }
    kept.close();
    delete(folder);
  }

  private String status(long behind) {
    if (!following.alive()) {
      return "stopped";
    }
    if (!answered) {
      return "no answer from the broker";
    }
    return behind > CAUGHT_UP ? "catching up" : "ok";
  }

  private void count() {
    Optional<Counters> counters = following.count(clock.millis());
    answered = counters.isPresent();
    counters.ifPresent(now -> stream.add(now, following.behind(), job));
  }

  private void draw() {
    map.refresh(kept.everyone());
  }

  // A timer forgets a task that throws.
  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("console: a figure could not be taken, the next one is tried", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "console-timer");
    thread.setDaemon(true);
    return thread;
  }

  private Path inside(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("riverprint-console");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
