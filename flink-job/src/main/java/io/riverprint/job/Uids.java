package io.riverprint.job;

/** Names of operators in checkpoints: published in 0.1, never to be edited. */
public final class Uids {
  public static final String READ_EVENTS = "read-events";
  public static final String ROUTE_EVENTS = "route-events";
  public static final String READ_RELEASES = "read-releases";
  public static final String ROUTE_RELEASES = "route-releases";
  public static final String TELL_TIME = "tell-time";
  public static final String JUDGE_RELEASES = "judge-releases";
  public static final String SERVE_PROFILES = "serve-profiles";
  public static final String WRITE_PROFILES = "write-profiles";
  public static final String WRITE_LATE_EVENTS = "write-late-events";
  public static final String WRITE_DEAD_LETTERS = "write-dead-letters";
  public static final String WRITE_RECEIPTS = "write-receipts";
  public static final String ASK_QUESTIONS = "ask-questions";
  public static final String SEE_PURCHASES = "see-purchases";
  public static final String JOIN_LABELS = "join-labels";
  public static final String WATCH_RELEASES = "watch-releases";
  public static final String READ_ERASURES = "read-erasures";
  public static final String ROUTE_ERASURES = "route-erasures";
  public static final String JOIN_ERASURES = "join-erasures";
  public static final String SEE_ERASURES = "see-erasures";
  public static final String WRITE_ERASURE_RECEIPTS = "write-erasure-receipts";
  public static final String WRITE_RETRAIN_REQUESTS = "write-retrain-requests";
  public static final String WRITE_LIVE_QUALITY = "write-live-quality";

  private Uids() {}
}
