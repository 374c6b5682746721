package io.riverprint.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A wish that everything known of a user up to an instant be gone. What the user does after that
 * instant is not concerned: who comes back starts from nothing.
 *
 * @param requestId names it in receipts without telling who it is about; 1 to {@value #LONGEST_ID}
 *     characters
 * @param userId who is to be forgotten; 1 to {@value #LONGEST_USER} characters
 * @param untilMillis event time: what has this or an earlier one goes
 * @param requestedAtMillis when it was asked for, by the clock
 */
public record ErasureRequest(
    String requestId, String userId, long untilMillis, long requestedAtMillis) {

  /** Characters of an id. */
  public static final int LONGEST_ID = 200;

  /** Characters of a user's id: no event has a longer one. */
  public static final int LONGEST_USER = 1_000;

  private static final int ID_BYTES = 12;

  public ErasureRequest {
    require(requestId, LONGEST_ID, "id");
    require(userId, LONGEST_USER, "user id");
  }

  /** With an id that follows from user and instant: the same wish twice is one wish. */
  public static ErasureRequest of(String userId, long untilMillis, long requestedAtMillis) {
    return new ErasureRequest(idOf(userId, untilMillis), userId, untilMillis, requestedAtMillis);
  }

  private static String idOf(String userId, long untilMillis) {
    byte[] digest = sha256().digest((untilMillis + " " + userId).getBytes(UTF_8));
    return "erase-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing, every Java has it", e);
    }
  }

  private static void require(String text, int longest, String what) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(
          "erasure request: "
              + what
              + " is of "
              + text.length()
              + " characters, needs 1 to "
              + longest
              + ", not all blank; give the one the shop uses");
    }
  }
}
