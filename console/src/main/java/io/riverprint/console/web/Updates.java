package io.riverprint.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.riverprint.console.keep.KeptUser;
import io.riverprint.console.map.EmbeddingMap.Point;
import io.riverprint.schema.UserProfile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events. Each client has a thread of the server, which looks twice a second at what
 * changed and sends it: a slow client misses steps and holds up nobody, and nothing queues.
 */
final class Updates implements AutoCloseable {
  static final int MOST_CLIENTS = 32;
  private static final int MOST_USERS = 50;
  private static final long PAUSE_NANOS = 500_000_000L;

  private final Sources sources;
  private final AtomicInteger clients = new AtomicInteger();
  private volatile boolean closing;

  Updates(Sources sources) {
    this.sources = sources;
  }

  /** A user who changed; without a place where the picture does not show the user's space. */
  record Changed(
      String user,
      float churn,
      String category,
      long release,
      @Nullable Float x,
      @Nullable Float y) {}

  /** What a page needs to know whether something of interest to it changed. */
  record Tick(
      long changes,
      int users,
      long releaseChanges,
      int axes,
      Map<String, List<@Nullable Double>> now) {}

  /** Answers until the client goes. It has a thread of the server for so long. */
  void serve(Context context) throws IOException {
    if (clients.incrementAndGet() > MOST_CLIENTS) {
      clients.decrementAndGet();
      throw Problem.busy("too many pages are open; close one");
    }
    try {
      HttpServletResponse response = context.res();
      response.setContentType("text/event-stream;charset=utf-8");
      send(new Stream(response.getOutputStream()), context.queryParam("user"));
    } catch (EofException e) {
      // The client went; nobody is left to be told.
    } finally {
      clients.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closing = true;
  }

  private void send(Stream out, @Nullable String user) throws IOException {
    long seen = sources.kept().changes().count();
    long taken = -1;
    while (!closing) {
      long now = sources.kept().changes().count();
      out.send("tick", tick(now));
      if (now > seen) {
        changed(out, seen);
        seen = now;
      }
      taken = user == null ? taken : one(out, user, taken);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Events on one connection. */
  private record Stream(OutputStream out) {
    void send(String event, Object value) throws IOException {
      out.write(("event: " + event + "\ndata: " + Json.text(value) + "\n\n").getBytes(UTF_8));
      out.flush();
    }
  }

  private Tick tick(long changes) {
    var samples = sources.stream().samples();
    var newest = samples.subList(Math.max(0, samples.size() - 1), samples.size());
    return new Tick(
        changes,
        sources.kept().size(),
        sources.releases().changes() + sources.loop().changes(),
        sources.map().picture().axes(),
        BoardRoutes.columns(newest));
  }

  /** Who is not kept any more was forgotten. */
  private void changed(Stream out, long seen) throws IOException {
    List<Changed> found = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String id : sources.kept().changes().since(seen, MOST_USERS)) {
      sources.kept().find(id).ifPresentOrElse(user -> found.add(changed(user)), () -> gone.add(id));
    }
    out.send("profiles", found);
    if (!gone.isEmpty()) {
      out.send("gone", gone);
    }
  }

  private Changed changed(KeptUser user) {
    Point point = sources.map().point(user).orElse(null);
    return new Changed(
        user.userId(),
        user.churn(),
        user.category(),
        user.release(),
        point == null ? null : (Float) point.x(),
        point == null ? null : (Float) point.y());
  }

  /** Sends the user's profile where it is another one than was sent; returns its number. */
  private long one(Stream out, String user, long sent) throws IOException {
    KeptUser kept = sources.kept().find(user).orElse(null);
    if (kept == null) {
      if (sent > 0) {
        out.send("forgotten", Map.of("userId", user));
      }
      return 0;
    }
    Optional<UserProfile> newest =
        kept.taken() == sent ? Optional.empty() : sources.kept().newest(user);
    if (newest.isPresent()) {
      out.send("profile", ProfileView.brief(newest.get()));
    }
    return kept.taken();
  }
}
