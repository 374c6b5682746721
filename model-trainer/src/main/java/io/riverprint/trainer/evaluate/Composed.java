package io.riverprint.trainer.evaluate;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.trainer.challenge.Embeddings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a row's vectors together from what one bundle makes of each user. */
public final class Composed {
  private final Map<String, Block> blocks = new HashMap<>();

  private record Block(int from, int width) {}

  /** Of a bundle with this network. */
  public Composed(NetworkSpec network) {
    int at = 0;
    for (EncoderSpec encoder : network.encoders()) {
      if (encoder.startsBlock()) {
        blocks.put(encoder.name(), new Block(at, encoder.embeddingWidth()));
        at += encoder.embeddingWidth();
      }
    }
  }

  /** Whether the network has all of the row's encoders. */
  public boolean has(TableRow row) {
    return blocks.keySet().containsAll(row.encoders());
  }

  /** The row's vectors of these users. */
  public Embeddings of(TableRow row, List<Snapshot> snapshots) {
    float[][] rows = new float[snapshots.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = vector(row, snapshots.get(i));
    }
    return new Embeddings(row.title(), snapshots.stream().map(Snapshot::userId).toList(), rows);
  }

  private float[] vector(TableRow row, Snapshot user) {
    float[] vector = new float[width(row, user)];
    int at = 0;
    for (String encoder : row.encoders()) {
      Block block = block(encoder);
      System.arraycopy(user.embedding(), block.from(), vector, at, block.width());
      at += block.width();
    }
    if (row.hasSkuScores()) {
      System.arraycopy(user.skuScores(), 0, vector, at, user.skuScores().length);
      at += user.skuScores().length;
    }
    if (row.hasCategoryScores()) {
      System.arraycopy(user.categoryScores(), 0, vector, at, user.categoryScores().length);
    }
    return vector;
  }

  private int width(TableRow row, Snapshot user) {
    int encoders = row.encoders().stream().mapToInt(name -> block(name).width()).sum();
    return encoders
        + (row.hasSkuScores() ? user.skuScores().length : 0)
        + (row.hasCategoryScores() ? user.categoryScores().length : 0);
  }

  private Block block(String encoder) {
    Block block = blocks.get(encoder);
    if (block == null) {
      throw new IllegalArgumentException(
          "composed profile: bundle has encoders %s, needs '%s'; train the preset that has it"
              .formatted(blocks.keySet(), encoder));
    }
    return block;
  }
}
