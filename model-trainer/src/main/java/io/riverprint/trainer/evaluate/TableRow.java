package io.riverprint.trainer.evaluate;

import java.util.List;

/**
 * The rows of the paper's Table 1 that one phase of training can give (reference, section 2.6):
 * which encoders' vectors stand side by side, in the order of the composed profile (section 6).
 */
public enum TableRow {
  SRA("SRA", false, false, "sra"),
  MTL("MTL", false, false, "mtl"),
  SRA_MTL("SRA+MTL", false, false, "sra", "mtl"),
  MTL_PROPENSITY("MTL Propensity", false, false, "mtl-propensity"),
  FIP("FIP", false, false, "fip"),
  GRU("GRU models", false, false, "sra", "mtl", "mtl-propensity", "fip"),
  BPR_CATEGORY("GRU + BPR category", false, true, "sra", "mtl", "mtl-propensity", "fip"),
  BPR_SKU("GRU + both BPR", true, true, "sra", "mtl", "mtl-propensity", "fip"),
  HYBRID("Hybrid", true, true, "sra", "mtl", "mtl-propensity", "fip", "mtl-churn");

  private final String title;
  private final boolean skuScores;
  private final boolean categoryScores;
  private final List<String> encoders;

  TableRow(String title, boolean skuScores, boolean categoryScores, String... encoders) {
    this.title = title;
    this.skuScores = skuScores;
    this.categoryScores = categoryScores;
    this.encoders = List.of(encoders);
  }

  /** As tables show it. */
  public String title() {
    return title;
  }

  /** Whether BPR's scores of the SKUs asked about are in the vector. */
  public boolean hasSkuScores() {
    return skuScores;
  }

  /** Whether BPR's scores of the categories asked about are. */
  public boolean hasCategoryScores() {
    return categoryScores;
  }

  /** Names of the encoders, in their order. */
  public List<String> encoders() {
    return encoders;
  }
}
