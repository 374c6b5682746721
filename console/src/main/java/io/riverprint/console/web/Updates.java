package io.riverprint.console.web;

import io.javalin.http.sse.SseClient;
import io.riverprint.console.keep.KeptUser;
import io.riverprint.console.map.EmbeddingMap.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events. Each client has a thread that looks twice a second at what changed and sends
 * it: a slow client misses steps and holds up nobody, and nothing queues.
 */
final class Updates implements AutoCloseable {
  private static final int MOST_CLIENTS = 32;
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

  void open(SseClient client) {
    if (clients.incrementAndGet() > MOST_CLIENTS) {
      clients.decrementAndGet();
      client.sendEvent("refused", "{\"detail\":\"too many pages are open; close one\"}");
      client.close();
      return;
    }
    client.keepAlive();
    String user = client.ctx().queryParam("user");
    Thread thread = new Thread(() -> serve(client, user), "console-updates");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closing = true;
  }

  private void serve(SseClient client, @Nullable String user) {
    try (client) {
      long seen = sources.kept().changes().count();
      long sequence = -1;
      while (!closing && !client.terminated()) {
        long now = sources.kept().changes().count();
        client.sendEvent("tick", Json.text(tick(now)));
        if (now > seen) {
          client.sendEvent("profiles", Json.text(changed(seen)));
          seen = now;
        }
        sequence = user == null ? sequence : one(client, user, sequence);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      clients.decrementAndGet();
    }
  }

  private Tick tick(long changes) {
    var samples = sources.stream().samples();
    var newest = samples.subList(Math.max(0, samples.size() - 1), samples.size());
    return new Tick(
        changes,
        sources.kept().size(),
        sources.releases().changes(),
        sources.map().picture().axes(),
        BoardRoutes.columns(newest));
  }

  private List<Changed> changed(long seen) {
    List<Changed> found = new ArrayList<>();
    for (String id : sources.kept().changes().since(seen, MOST_USERS)) {
      sources.kept().find(id).map(this::changed).ifPresent(found::add);
    }
    return found;
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
  private long one(SseClient client, String user, long sent) {
    KeptUser kept = sources.kept().find(user).orElse(null);
    if (kept == null) {
      if (sent > 0) {
        Map<String, Object> gone = new LinkedHashMap<>();
        gone.put("userId", user);
        client.sendEvent("forgotten", Json.text(gone));
      }
      return 0;
    }
    if (kept.taken() != sent) {
      sources
          .kept()
          .newest(user)
          .ifPresent(profile -> client.sendEvent("profile", Json.text(ProfileView.brief(profile))));
    }
    return kept.taken();
  }
}
