package io.riverprint.local.bench.loop;

/** What is judged. */
enum Head {
  CHURN("Churn", "churn"),
  CATEGORY("Category", "category"),
  SKU("Sku", "SKU"),
  /** Those among the asked SKUs that the first model has an output for. */
  KNOWN_SKU("KnownSku", "SKU known to the first model");

  private final String key;
  private final String words;

  Head(String key, String words) {
    this.key = key;
    this.words = words;
  }

  String key() {
    return key;
  }

  String words() {
    return words;
  }
}
