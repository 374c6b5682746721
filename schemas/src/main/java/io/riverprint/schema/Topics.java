package io.riverprint.schema;

/** The topics' default names, and what each holds. */
public final class Topics {
  /** {@link BehaviorEvent}, Avro or JSON, keyed by user. */
  public static final String EVENTS = "riverprint.events.v1";

  /** {@link UserProfile}, keyed by user, compacted. */
  public static final String PROFILES = "riverprint.profiles.v1";

  /** {@link ModelRelease}, keyed by version, compacted. */
  public static final String RELEASES = "riverprint.releases.v1";

  /** {@link ReleaseReceipt}, keyed by version. */
  public static final String RECEIPTS = "riverprint.receipts.v1";

  /** {@link RetrainRequest}, keyed by its id. */
  public static final String RETRAIN_REQUESTS = "riverprint.retrain-requests.v1";

  /** {@link GateDecision}, keyed by the id of the request. */
  public static final String DECISIONS = "riverprint.decisions.v1";

  /** {@link ErasureRequest}, keyed by user, compacted: the newest erasure of each. */
  public static final String ERASURES = "riverprint.erasures.v1";

  /** {@link ErasureReceipt}, keyed by the id of the request. */
  public static final String ERASURE_RECEIPTS = "riverprint.erasure-receipts.v1";

  /** {@link LiveQuality}, keyed by release and head. */
  public static final String QUALITY = "riverprint.quality.v1";

  /** {@link DeadLetter}, keyed by reason. */
  public static final String DEAD_LETTERS = "riverprint.dead-letters.v1";

  /** Events behind the watermark, original bytes, keyed by user: can be fed again. */
  public static final String LATE = "riverprint.late.v1";

  private Topics() {}
}
