package io.riverprint.job.serve;

import io.riverprint.job.wire.ArrivedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The work of one watermark, by user. */
final class DueUsers {
  private final Map<String, DueWork> byUser;

  /** Room for about as many users as there were at the watermark before. */
  DueUsers(int users) {
    this.byUser = new HashMap<>(Math.max(16, users * 2));
  }

  void event(ArrivedEvent event) {
    of(event.userId()).add(event);
  }

  void timer(String userId, long firedMillis) {
    DueWork work = of(userId);
    work.firedMillis = Math.max(work.firedMillis, firedMillis);
  }

  Collection<DueWork> all() {
    return byUser.values();
  }

  int size() {
    return byUser.size();
  }

  private DueWork of(String userId) {
    return byUser.computeIfAbsent(userId, DueWork::new);
  }
}
