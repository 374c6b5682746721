package io.riverprint.core.user;

import io.riverprint.core.session.OpenSession;
import io.riverprint.schema.EventType;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one user. Mutable; belongs to one thread. All of it was made by one release.
 *
 * <p>Two parts: what a release made of the events ({@link #encoded}), and what outlives releases
 * (the events themselves, the profile's number, the timer).
 */
public final class UserState {
  /** Event time of nothing: before everything. */
  public static final long NEVER_BEFORE = Long.MIN_VALUE;

  /** Event time of nothing: after everything. */
  public static final long NEVER = Long.MAX_VALUE;

  public final String userId;
  public final RecentEvents history;

  /** What the current release made of the events; replaced whole when a release is. */
  public Encoded encoded;

  /** Number of the newest profile; 0 before the first. */
  public long sequence;

  /** As-of of the newest profile. */
  public long emittedMillis = NEVER_BEFORE;

  /** When a held-back profile is due; {@link #NEVER} if none is held back. */
  public long emitDueMillis = NEVER;

  private long armedMillis = NEVER;

  UserState(String userId, RecentEvents history, Encoded encoded) {
    this.userId = userId;
    this.history = history;
    this.encoded = encoded;
  }

  /** A user never seen: what the release makes of one it has not met. */
  public static UserState fresh(String userId, Encoded unseen) {
    return new UserState(userId, new RecentEvents(), unseen);
  }

  /** A state without network and factors, for building rows only. */
  public static UserState forRows(String userId) {
    return fresh(userId, new Encoded(0, new float[0], new float[0], new float[0]));
  }

  /**
   * What is left of the user when everything up to an instant is erased: as if the events kept that
   * came later were all there ever were. Of no release, so that the one that serves encodes it
   * anew; a first profile of it is due as of its newest event. Of a user with more events than are
   * kept those that were forgotten are lost, whenever they came.
   *
   * @return null where nothing is left
   */
  public @Nullable UserState after(long untilMillis) {
    RecentEvents rest = history.after(untilMillis);
    if (rest.size() == 0) {
      return null;
    }
    UserState left = new UserState(userId, rest, forRows(userId).encoded);
    left.emitDueMillis = rest.newestMillis();
    return left;
  }

  /** Version of the release that made it. */
  public long release() {
    return encoded.release;
  }

  /** Event time at which something falls due without a further event; {@link #NEVER} for never. */
  public long nextDueMillis() {
    return Math.min(encoded.nextCloseMillis(), emitDueMillis);
  }

  /** Event time for which a timer is set; {@link #NEVER} for none. Kept for the job. */
  public long armedMillis() {
    return armedMillis;
  }

  public void armed(long atMillis) {
    armedMillis = atMillis;
  }

  /** What one release made of a user's events. */
  public static final class Encoded {
    public final long release;
    public final float[] hidden;
    public final KeptOutputs[] kept;
    public final float[] skuFactor;
    public final float[] categoryFactor;
    public final int[] totals = new int[EventType.COUNT];
    public KeyTable skus = new KeyTable(3);
    public KeyTable categories = new KeyTable(3);
    public KeyTable clusters = new KeyTable(3);
    public KeyTable urls = new KeyTable(1);
    public KeyTable queries = new KeyTable(1);
    public KeyTable queryClusters = new KeyTable(1);
    public @Nullable OpenSession visits;
    public @Nullable OpenSession searches;
    public long sessionStartMillis;
    public long sessionEndMillis;
    public int sessionEvents;
    public int sessions;
    public long lastRowMillis = NEVER_BEFORE;
    public int rows;
    public int foldIns;
    public boolean fromTruncatedHistory;

    /** A user of whom this release has seen nothing yet, of a network without attention. */
    public Encoded(long release, float[] hidden, float[] skuFactor, float[] categoryFactor) {
      this(release, hidden, KeptOutputs.none(), skuFactor, categoryFactor);
    }

    /**
     * A user of whom this release has seen nothing yet.
     *
     * @param hidden states of all encoders, one after another
     * @param kept of each encoder with an attention layer, in their order
     */
    public Encoded(
        long release,
        float[] hidden,
        KeptOutputs[] kept,
        float[] skuFactor,
        float[] categoryFactor) {
      this.release = release;
      this.hidden = hidden;
      this.kept = kept;
      this.skuFactor = skuFactor;
      this.categoryFactor = categoryFactor;
    }

    /**
     * The same under a release with the same features and network but other item factors: all that
     * speaks of items by their factors begins anew.
     *
     * @param unseen what that release makes of a user it has not met
     */
    public Encoded under(Encoded unseen) {
      Encoded carried =
          new Encoded(unseen.release, hidden, kept, unseen.skuFactor, unseen.categoryFactor);
      System.arraycopy(totals, 0, carried.totals, 0, totals.length);
      carried.skus = skus;
      carried.categories = categories;
      carried.clusters = clusters;
      carried.urls = urls;
      carried.queries = queries;
      carried.queryClusters = queryClusters;
      carried.visits = visits;
      carried.searches = searches;
      carried.sessionStartMillis = sessionStartMillis;
      carried.sessionEndMillis = sessionEndMillis;
      carried.sessionEvents = sessionEvents;
      carried.sessions = sessions;
      carried.lastRowMillis = lastRowMillis;
      carried.rows = rows;
      carried.fromTruncatedHistory = fromTruncatedHistory;
      return carried;
    }

    /** When the next open session closes; {@link #NEVER} if none is open. */
    public long nextCloseMillis() {
      return Math.min(closeOf(visits), closeOf(searches));
    }

    private static long closeOf(@Nullable OpenSession session) {
      return session == null ? NEVER : session.closesAtMillis;
    }
  }
}
