package io.riverprint.core.feature;

/** The raw columns of a row, kind by kind, and their places in the network's input. */
public final class Columns {
  /** Width of the network's input. */
  public static final int INPUT_WIDTH = 64;

  private Columns() {}
}
