package io.riverprint.trainer.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of the paper's Table 1 (reference, section 2.6): which encoders' vectors stand side by
 * side, in the order of the composed profile (section 6). A name that ends in {@value #FIRST} is an
 * encoder of an earlier training, one that ends in {@value #BLENDED} is 0.7 of the newer and 0.3 of
 * the earlier one.
 */
public enum TableRow {
  SRA_FIRST("SRA 1st", false, false, "sra-1st"),
  SRA("SRA", false, false, "sra"),
  MTL_FIRST("MTL 1st", false, false, "mtl-1st"),
  MTL("MTL", false, false, "mtl"),
  SRA_MTL("SRA+MTL", false, false, "sra", "mtl"),
  SRA_MTL_REG("SRA+MTL Reg", false, false, "sra+1st", "mtl+1st"),
  MTL_PROPENSITY("MTL Propensity", false, false, "mtl-propensity"),
  FIP("FIP", false, false, "fip"),
  GRU("GRU models", false, false, "sra", "mtl", "mtl-propensity", "fip"),
  BPR_CATEGORY("GRU + BPR category", false, true, "sra", "mtl", "mtl-propensity", "fip"),
  BPR_SKU("GRU + both BPR", true, true, "sra", "mtl", "mtl-propensity", "fip"),
  HYBRID("Hybrid", true, true, "sra", "mtl", "mtl-propensity", "fip", "mtl-churn"),
  HYBRID_REG("Hybrid Reg", true, true, "sra+1st", "mtl+1st", "mtl-propensity", "fip", "mtl-churn");

  /** Ends the name of an encoder of an earlier training. */
  public static final String FIRST = "-1st";

  /** Ends the name of two generations in one block. */
  public static final String BLENDED = "+1st";

  private final String title;
  private final boolean skuScores;
  private final boolean categoryScores;
  private final List<String> blocks;

  TableRow(String title, boolean skuScores, boolean categoryScores, String... blocks) {
    this.title = title;
    this.skuScores = skuScores;
    this.categoryScores = categoryScores;
    this.blocks = List.of(blocks);
  }

  /** As tables show it. */
  public String title() {
    return title;
  }

  /** What it is called on a command line: lower case, words joined by a hyphen. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether BPR's scores of the SKUs asked about are in the vector. */
  public boolean hasSkuScores() {
    return skuScores;
  }

  /** Whether BPR's scores of the categories asked about are. */
  public boolean hasCategoryScores() {
    return categoryScores;
  }

  /** Names of the blocks, in their order. */
  public List<String> blocks() {
    return blocks;
  }

  /** Names of the encoders that must be trained, whether now or earlier. */
  public Set<String> encoders() {
    return blocks.stream().map(TableRow::plain).collect(Collectors.toSet());
  }

  /** Whether an earlier training is needed too. */
  public boolean needsFirst() {
    return blocks.stream().anyMatch(block -> block.endsWith(FIRST) || block.endsWith(BLENDED));
  }

  /** A block's name without what it says of generations. */
  static String plain(String block) {
    return Arrays.stream(new String[] {FIRST, BLENDED})
        .filter(block::endsWith)
        .findFirst()
        .map(ending -> block.substring(0, block.length() - ending.length()))
        .orElse(block);
  }

  @Override
  public String toString() {
    return id();
  }
}
