package io.riverprint.core.net;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The shape of one encoder: a GRU over the rows, an embedding read from its state, heads on the
 * embedding.
 *
 * <p>Generations: an encoder {@code mtl@previous} adds its embedding, weighted, to the block of
 * {@code mtl}, which must come before it, instead of having columns of its own. The weights of one
 * block sum to 1. Heads read their encoder's own embedding, unweighted.
 *
 * @param name such as sra, fip, mtl, mtl-propensity, mtl-churn, compact; {@code block@generation}
 *     for one that is added to another's block
 * @param hiddenWidth H, of the GRU's state
 * @param readout from state to embedding
 * @param embeddingWidth of its embedding
 * @param heads in the order of the logits; may be empty
 * @param blend weight of its embedding in its block; 1 where it is alone
 */
public record EncoderSpec(
    String name,
    int hiddenWidth,
    ReadoutSpec readout,
    int embeddingWidth,
    List<HeadSpec> heads,
    float blend) {
  /** Bound of every width, so that no product of two overflows. */
  public static final int MOST_WIDTH = 8192;

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}(@[a-z0-9-]{1,40})?");

  public EncoderSpec {
    heads = List.copyOf(heads);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "encoder: name '"
              + name
              + "', needs 1 to 40 of a-z, 0-9 and -, then perhaps @ and as many; rename it");
    }
    requireWidth("encoder " + name + ": hidden width", hiddenWidth);
    requireWidth("encoder " + name + ": embedding width", embeddingWidth);
    if (!(blend > 0 && blend <= 1)) {
      throw new IllegalArgumentException(
          "encoder " + name + ": blend " + blend + ", needs > 0 and at most 1; correct it");
    }
    requireHeadsDivide(name, hiddenWidth, readout);
    requireDistinct(name, heads);
  }

  /** An encoder that has a block of its own. */
  public static EncoderSpec alone(
      String name, int hiddenWidth, ReadoutSpec readout, int embeddingWidth, List<HeadSpec> heads) {
    return new EncoderSpec(name, hiddenWidth, readout, embeddingWidth, heads, 1);
  }

  /** Name of the embedding's block it belongs to: its own name up to the @. */
  public String block() {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  /** Whether it is the first of its block, whose columns are its own. */
  public boolean startsBlock() {
    return name.equals(block());
  }

  /** Logits of its heads together. */
  public int logits() {
    return heads.stream().mapToInt(HeadSpec::outputs).sum();
  }

  static void requireWidth(String what, int width) {
    if (width < 1 || width > MOST_WIDTH) {
      throw new IllegalArgumentException(
          what + " " + width + ", needs 1 to " + MOST_WIDTH + "; correct the network's shape");
    }
  }

  private static void requireHeadsDivide(String name, int hiddenWidth, ReadoutSpec readout) {
    int heads = readout.<Integer>fold(linear -> 1, trunk -> Math.max(1, trunk.attentionHeads()));
    if (hiddenWidth % heads != 0) {
      throw new IllegalArgumentException(
          "encoder "
              + name
              + ": hidden width "
              + hiddenWidth
              + " in "
              + heads
              + " attention heads, needs a multiple; change one of them");
    }
  }

  private static void requireDistinct(String name, List<HeadSpec> heads) {
    if (heads.stream().map(HeadSpec::name).distinct().count() < heads.size()) {
      throw new IllegalArgumentException(
          "encoder " + name + ": heads " + heads + ", needs names that differ; rename one");
    }
  }
}
