package io.riverprint.core.step;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.CodeClusters;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.LongIndex;
import io.riverprint.core.session.Nearby;
import io.riverprint.core.session.OpenSession;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState.Encoded;
import io.riverprint.schema.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Counts visits and searches and writes the rows of their closed sessions (reference, sections 4.2,
 * 4.3 and 4.8, causal). A session speaks of its first URL or query.
 */
final class SessionRow {
  private static final byte[] NO_CODES = new byte[Catalogue.CODES];

  private final FeatureSpec spec;
  private final LongIndex urls;
  private final LongIndex queries;
  private final CodeClusters clusters;

  SessionRow(FeatureSpec spec) {
    this.spec = spec;
    this.urls = new LongIndex(spec.urlKeys());
    this.queries = new LongIndex(spec.queryKeys());
    this.clusters = new CodeClusters(spec.queryCentroids());
  }

  void count(Encoded user, UserEvent event) {
    if (event.type() == EventType.PAGE_VISIT) {
      user.urls.add(event.itemKey(), 0, spec.limits().urls());
      return;
    }
    user.queries.add(event.itemKey(), 0, spec.limits().queries());
    int cluster = cluster(event.codes());
    if (cluster >= 0) {
      user.queryClusters.add(cluster, 0, spec.limits().clusters());
    }
  }

  void writeVisits(Encoded user, OpenSession session, Nearby nearby, RawRow row) {
    int url = urls.find(session.firstKey);
    row.put(user.urls.count(session.firstKey, 0));
    row.put(user.totals[EventType.PAGE_VISIT.code()]);
    row.put(spec.urlStats().entropy(url));
    row.put(spec.urlStats().count(url, 0));
    putNearbyFlags(nearby, row);
    row.put(nearby.events);
    putExtent(session, row);
    row.put(user.urls.entropy());
    row.put(url >= 0);
  }

  void writeSearches(Encoded user, OpenSession session, Nearby nearby, RawRow row) {
    int query = queries.find(session.firstKey);
    byte[] codes = session.firstCodes;
    int cluster = cluster(codes);
    row.put(user.queries.count(session.firstKey, 0));
    row.put(user.totals[EventType.SEARCH_QUERY.code()]);
    row.put(user.queries.entropy());
    row.put(user.queryClusters.entropy());
    row.put(spec.queryStats().count(query, 0));
    row.put(spec.queryClusterStats().count(cluster, 0));
    row.put(cluster < 0 ? 0 : user.queryClusters.count(cluster, 0));
    row.put(spec.queryStats().entropy(query));
    row.put(spec.queryClusterStats().entropy(cluster));
    putNearbyFlags(nearby, row);
    row.put(nearby.events);
    putExtent(session, row);
    row.putCodes(codes == null ? NO_CODES : codes, 0, codes != null);
    row.put(query >= 0);
  }

  private int cluster(byte @Nullable [] codes) {
    return codes == null ? Catalogue.UNKNOWN : clusters.nearest(codes);
  }

  private static void putNearbyFlags(Nearby nearby, RawRow row) {
    row.put(nearby.topSku);
    row.put(nearby.topCategory);
  }

  private static void putExtent(OpenSession session, RawRow row) {
    row.put((session.endMillis - session.startMillis) / 1000f);
    row.put(session.events);
  }
}
