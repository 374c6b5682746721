package io.riverprint.core.feature;

/** 64-bit names of items: state and tables keep these, never the text. */
public final class Keys {
  /** Stands for "no item". No text has it. */
  public static final long NONE = 0;

  private Keys() {}

  /**
   * The key of a text: FNV-1a over its UTF-16 units, finished by the 64-bit mixer of MurmurHash3.
   * Stable for ever: it is in state and in bundles. Among a million items the chance of any
   * collision is about 3e-8.
   */
  public static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    long mixed = mix(hash);
    return mixed == NONE ? 1 : mixed;
  }

  /** Spreads every bit of the input over all bits of the result. */
  public static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
