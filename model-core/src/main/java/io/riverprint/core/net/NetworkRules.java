package io.riverprint.core.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether encoders can stand in one list: names, blocks and blends. */
final class NetworkRules {
  /** How far a sum of a few floats that mean 1 may be from it. */
  private static final float BLEND_SLACK = 1e-6f;

  private NetworkRules() {}

  static void check(List<EncoderSpec> encoders) {
    requireDistinct(encoders);
    requireBlocks(encoders);
    requireBlends(encoders);
  }

  static void requireKept(long width) {
    if (width > NetworkSpec.MOST_KEPT) {
      throw new IllegalArgumentException(
          "network: attention keeps "
              + width
              + " numbers of each user, needs at most "
              + NetworkSpec.MOST_KEPT
              + "; keep fewer rows");
    }
  }

  private static void requireDistinct(List<EncoderSpec> encoders) {
    Set<String> names = new HashSet<>();
    for (EncoderSpec encoder : encoders) {
      if (!names.add(encoder.name())) {
        throw new IllegalArgumentException(
            "network: two encoders named " + encoder.name() + ", needs one; rename the other");
      }
    }
  }

  private static void requireBlocks(List<EncoderSpec> encoders) {
    Map<String, EncoderSpec> firsts = new HashMap<>();
    for (EncoderSpec encoder : encoders) {
      EncoderSpec first = firsts.computeIfAbsent(encoder.block(), block -> encoder);
      if (!first.name().equals(encoder.block())) {
        throw new IllegalArgumentException(
            "network: encoder "
                + encoder.name()
                + " comes without "
                + encoder.block()
                + ", needs it before it; add it or reorder them");
      }
      if (first.embeddingWidth() != encoder.embeddingWidth()) {
        throw new IllegalArgumentException(
            "network: embedding width "
                + encoder.embeddingWidth()
                + " of encoder "
                + encoder.name()
                + ", needs "
                + first.embeddingWidth()
                + " as "
                + first.name()
                + " has; blend only what has one width");
      }
    }
  }

  private static void requireBlends(List<EncoderSpec> encoders) {
    Map<String, Float> sums = new LinkedHashMap<>();
    encoders.forEach(encoder -> sums.merge(encoder.block(), encoder.blend(), Float::sum));
    List<String> wrong = new ArrayList<>();
    sums.forEach(
        (block, sum) -> {
          if (!(Math.abs(sum - 1) <= BLEND_SLACK)) {
            wrong.add(block + " " + sum);
          }
        });
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "network: blends of a block sum to " + wrong + ", need 1; correct the blends");
    }
  }
}
