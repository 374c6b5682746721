package io.riverprint.trainer.evaluate;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.trainer.Generations;
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
    return row.blocks().stream().allMatch(this::has);
  }

  private boolean has(String block) {
    return blocks.containsKey(block)
        || isBlended(block)
            && blocks.containsKey(TableRow.plain(block))
            && blocks.containsKey(first(block));
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
    for (String name : row.blocks()) {
      at = write(name, user.embedding(), vector, at);
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

  /** Writes a block, blended as the stepper blends two generations; returns where it ends. */
  private int write(String name, float[] embedding, float[] vector, int at) {
    Block block = block(isBlended(name) ? plain(name) : name);
    if (!isBlended(name)) {
      System.arraycopy(embedding, block.from(), vector, at, block.width());
      return at + block.width();
    }
    Block earlier = block(first(name));
    for (int i = 0; i < block.width(); i++) {
      vector[at + i] =
          Generations.NEW * embedding[block.from() + i]
              + Generations.OLD * embedding[earlier.from() + i];
    }
    return at + block.width();
  }

  private int width(TableRow row, Snapshot user) {
    int encoders =
        row.blocks().stream()
            .mapToInt(name -> block(isBlended(name) ? plain(name) : name).width())
            .sum();
    return encoders
        + (row.hasSkuScores() ? user.skuScores().length : 0)
        + (row.hasCategoryScores() ? user.categoryScores().length : 0);
  }

  private static boolean isBlended(String block) {
    return block.endsWith(TableRow.BLENDED);
  }

  private static String plain(String block) {
    return TableRow.plain(block);
  }

  private static String first(String block) {
    return TableRow.plain(block) + TableRow.FIRST;
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
