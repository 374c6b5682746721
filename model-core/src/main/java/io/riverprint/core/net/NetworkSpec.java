package io.riverprint.core.net;

import java.util.List;

/**
 * The shape of the network: encoders that are stepped together on the same rows. Hidden states,
 * embeddings and logits lie one after another in the order of the encoders; encoders of one block
 * (see {@link EncoderSpec}) share the columns of its first.
 *
 * @param inputWidth features of a row
 * @param encoders at least one, at most {@link #MOST_ENCODERS}
 */
public record NetworkSpec(int inputWidth, List<EncoderSpec> encoders) {
  public static final int MOST_ENCODERS = 16;

  /** Numbers kept per user, at most: half a megabyte as float16. */
  public static final int MOST_KEPT = 1 << 18;

  public NetworkSpec {
    encoders = List.copyOf(encoders);
    EncoderSpec.requireWidth("network: input width", inputWidth);
    if (encoders.isEmpty() || encoders.size() > MOST_ENCODERS) {
      throw new IllegalArgumentException(
          "network: "
              + encoders.size()
              + " encoders, needs 1 to "
              + MOST_ENCODERS
              + "; correct the list of encoders");
    }
    NetworkRules.check(encoders);
    NetworkRules.requireKept(encoders.stream().mapToLong(NetworkSpec::keptWidth).sum());
  }

  /** Widths of all encoders' states together. */
  public int hiddenWidth() {
    return encoders.stream().mapToInt(EncoderSpec::hiddenWidth).sum();
  }

  /** Widths of all blocks together: of the profile's vector. */
  public int embeddingWidth() {
    return encoders.stream()
        .filter(EncoderSpec::startsBlock)
        .mapToInt(EncoderSpec::embeddingWidth)
        .sum();
  }

  /** Logits of all heads of all encoders together. */
  public int logits() {
    return encoders.stream().mapToInt(EncoderSpec::logits).sum();
  }

  /** Outputs kept per user, of all encoders together: each its attention rows times its width. */
  public int keptWidth() {
    return encoders.stream().mapToInt(NetworkSpec::keptWidth).sum();
  }

  /** Where the kept outputs of an encoder start among all. */
  public int keptFrom(int encoder) {
    return encoders.subList(0, encoder).stream().mapToInt(NetworkSpec::keptWidth).sum();
  }

  private static int keptWidth(EncoderSpec encoder) {
    return encoder.readout().attentionRows() * encoder.hiddenWidth();
  }

  /** Where the state of an encoder starts among all. */
  public int hiddenFrom(int encoder) {
    return encoders.subList(0, encoder).stream().mapToInt(EncoderSpec::hiddenWidth).sum();
  }

  /** Where the block of an encoder starts in the profile's vector. */
  public int embeddingFrom(int encoder) {
    String block = encoders.get(encoder).block();
    int from = 0;
    for (EncoderSpec before : encoders) {
      if (before.name().equals(block)) {
        return from;
      }
      from += before.startsBlock() ? before.embeddingWidth() : 0;
    }
    throw new AssertionError("checked when the spec was made");
  }

  /** Where the logits of an encoder start. */
  public int logitsFrom(int encoder) {
    return encoders.subList(0, encoder).stream().mapToInt(EncoderSpec::logits).sum();
  }

  /** Where the logits of the named head start: of the first encoder that has one of that name. */
  public int logitsFrom(String head) {
    int at = 0;
    for (EncoderSpec encoder : encoders) {
      for (HeadSpec spec : encoder.heads()) {
        if (spec.name().equals(head)) {
          return at;
        }
        at += spec.outputs();
      }
    }
    throw new IllegalArgumentException(
        "network: no head '" + head + "' in any encoder, needs one; has " + headNames());
  }

  /** Whether any encoder has a head of this name. */
  public boolean hasHead(String head) {
    return headNames().contains(head);
  }

  private List<String> headNames() {
    return encoders.stream().flatMap(e -> e.heads().stream()).map(HeadSpec::name).toList();
  }
}
