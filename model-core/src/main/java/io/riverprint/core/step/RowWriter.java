package io.riverprint.core.step;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.RowKind;
import io.riverprint.core.session.Nearby;
import io.riverprint.core.session.OpenSession;
import io.riverprint.core.session.SessionRule;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserState.Encoded;
import io.riverprint.schema.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Sessions, counters and features of one user: from events to rows, without any network. Training,
 * judging and serving all come by their rows here. Belongs to one thread.
 */
public final class RowWriter {
  private final FeatureSpec spec;
  private final SessionRule rule;
  private final ProductKeys keys;
  private final ProductRow products;
  private final SessionRow sessions;
  private final RawRow row = new RawRow();

  public RowWriter(FeatureSpec spec) {
    this.spec = spec;
    this.rule = spec.sessionRule();
    this.keys = new ProductKeys(spec);
    this.products = new ProductRow(spec, keys);
    this.sessions = new SessionRow(spec);
  }

  /** Closes what is due up to and including this instant. */
  public void advance(UserState state, long toMillis, RowSink rows) {
    long at = state.encoded.nextCloseMillis();
    while (at <= toMillis && at != UserState.NEVER) {
      closeNext(state, rows);
      at = state.encoded.nextCloseMillis();
    }
  }

  /** Closes the session that is due first, at its time; of two due together that of the visits. */
  void closeNext(UserState state, RowSink rows) {
    Encoded user = state.encoded;
    OpenSession visits = user.visits;
    long atMillis = user.nextCloseMillis();
    if (visits != null && visits.closesAtMillis == atMillis) {
      closeVisits(user, atMillis, rows);
    } else {
      closeSearches(user, atMillis, rows);
    }
  }

  /** Takes one event, in {@link UserEvent#ORDER}, after advancing to its time. */
  public void apply(UserState state, UserEvent event, RowSink rows) {
    Encoded user = state.encoded;
    user.totals[event.type().code()]++;
    summarise(user, event.atMillis());
    switch (event.type()) {
      case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> product(user, event, rows);
      case PAGE_VISIT -> visit(user, event, rows);
      case SEARCH_QUERY -> search(user, event, rows);
    }
  }

  private void product(Encoded user, UserEvent event, RowSink rows) {
    int sku = keys.sku(event);
    products.count(user, event, sku);
    boolean topSku = spec.skuStats().isTop(sku);
    boolean topCategory = spec.categoryStats().isTop(keys.category(event, sku));
    near(user.visits, event.atMillis(), topSku, topCategory);
    near(user.searches, event.atMillis(), topSku, topCategory);
    start(user, event.type(), event.atMillis(), event.atMillis());
    products.write(user, event, sku, row);
    finish(user, RowKind.PRODUCT, event.atMillis(), rows);
  }

  private void near(
      @Nullable OpenSession session, long atMillis, boolean topSku, boolean topCategory) {
    if (session != null) {
      session.productEvent(rule, atMillis, topSku, topCategory);
    }
  }

  private void visit(Encoded user, UserEvent event, RowSink rows) {
    OpenSession open = user.visits;
    if (open != null && open.takes(rule, event.atMillis())) {
      open.extend(rule, event.atMillis());
    } else {
      closeVisits(user, event.atMillis(), rows);
      user.visits = new OpenSession(rule, event.atMillis(), event.itemKey(), null);
    }
    sessions.count(user, event);
  }

  private void search(Encoded user, UserEvent event, RowSink rows) {
    OpenSession open = user.searches;
    if (open != null && open.takes(rule, event.atMillis())) {
      open.extend(rule, event.atMillis());
    } else {
      closeSearches(user, event.atMillis(), rows);
      user.searches = new OpenSession(rule, event.atMillis(), event.itemKey(), event.codes());
    }
    sessions.count(user, event);
  }

  private void closeVisits(Encoded user, long atMillis, RowSink rows) {
    OpenSession session = user.visits;
    if (session != null) {
      user.visits = null;
      Nearby nearby = session.close();
      start(user, EventType.PAGE_VISIT, session.startMillis, atMillis);
      sessions.writeVisits(user, session, nearby, row);
      finish(user, RowKind.VISIT, atMillis, rows);
    }
  }

  private void closeSearches(Encoded user, long atMillis, RowSink rows) {
    OpenSession session = user.searches;
    if (session != null) {
      user.searches = null;
      Nearby nearby = session.close();
      start(user, EventType.SEARCH_QUERY, session.startMillis, atMillis);
      sessions.writeSearches(user, session, nearby, row);
      finish(user, RowKind.SEARCH, atMillis, rows);
    }
  }

  private void start(Encoded user, EventType type, long startMillis, long knownAtMillis) {
    boolean first = user.rows == 0;
    float pauseSeconds = first ? 0 : (knownAtMillis - user.lastRowMillis) / 1000f;
    row.start(type.code(), startMillis, pauseSeconds, first);
  }

  private void finish(Encoded user, RowKind kind, long knownAtMillis, RowSink rows) {
    rows.row(kind, knownAtMillis, row.columns);
    user.rows++;
    user.lastRowMillis = knownAtMillis;
  }

  private void summarise(Encoded user, long atMillis) {
    boolean joins =
        user.sessions > 0
            && rule.joins(
                user.sessionStartMillis, user.sessionEndMillis, user.sessionEvents, atMillis);
    if (!joins) {
      user.sessions++;
      user.sessionStartMillis = atMillis;
      user.sessionEvents = 0;
    }
    user.sessionEvents++;
    user.sessionEndMillis = atMillis;
  }
}
