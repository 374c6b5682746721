package io.riverprint.trainer.evaluate;

import java.util.Locale;

/** Names of rows as keys of a flat JSON object. */
final class FlatNames {
  private FlatNames() {}

  /** Letters and digits only, words run together: "SRA + MTL" is sraMtl. Starts with a letter. */
  static String camelCase(String name) {
    StringBuilder key = new StringBuilder();
    for (String word : name.replaceAll("[^A-Za-z0-9]+", " ").strip().split(" ")) {
      String lower = word.toLowerCase(Locale.ROOT);
      key.append(key.length() == 0 ? lower : capital(lower));
    }
    return key.toString().replaceFirst("^[0-9]+", "");
  }

  /** The same with its first letter upper, to follow another word. */
  static String capital(String key) {
    return key.isEmpty() ? key : key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
  }
}
