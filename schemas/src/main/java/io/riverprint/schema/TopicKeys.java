package io.riverprint.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The keys of the topics' records: what is compacted together and kept in order. */
public final class TopicKeys {
  private TopicKeys() {}

  /** Key of events, late events, profiles and erasures: the user id as UTF-8. */
  public static byte[] user(String userId) {
    return userId.getBytes(UTF_8);
  }

  /** Key of releases and receipts: the version in decimal digits. */
  public static byte[] release(long version) {
    return Long.toString(version).getBytes(UTF_8);
  }

  /**
   * Key of retrain requests and the decisions on them, and of the receipts of erasures: the id as
   * UTF-8.
   */
  public static byte[] request(String requestId) {
    return requestId.getBytes(UTF_8);
  }

  /** Key of live figures: version and head, with a slash between them. */
  public static byte[] quality(long version, String head) {
    return (version + "/" + head).getBytes(UTF_8);
  }

  /** Key of dead letters: the reason's name. */
  public static byte[] reason(DeadLetter.Reason reason) {
    return reason.name().getBytes(UTF_8);
  }
}
