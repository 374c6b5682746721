package io.riverprint.core.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that names files of a bundle: SHA-256 as 64 lower-case hex digits. */
public final class Sha256 {
  private Sha256() {}

  /** Digest of the whole array. */
  public static String of(byte[] bytes) {
    return text(digest().digest(bytes));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String text(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  static boolean isDigest(String text) {
    return text.matches("[0-9a-f]{64}");
  }
}
