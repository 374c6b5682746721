package io.riverprint.local.sim;

/**
 * The chance that a session which buys takes something wanted, in closed form over the lines of its
 * basket: the shop's own rules of {@link Session}, without what changes on the way.
 *
 * <p>The basket has n lines with the chances of {@link #LINES}. Each is of the leaf that the user
 * is at, which is kept from line to line with chance {@link Session#SAME_LEAF}; all lines but the
 * first may be taken out again.
 */
final class SessionOdds {
  private static final double[] LINES = lines();

  private SessionOdds() {}

  /**
   * The chance.
   *
   * @param atLeaf how often the user turns to the leaf of what is wanted
   * @param there chance that a line is it while the user is at that leaf
   * @param elsewhere the same while at any other leaf: what is bought again
   * @param waiting chance that it is taken from an earlier cart
   */
  static double taken(double atLeaf, double there, double elsewhere, double waiting) {
    double in = atLeaf * (1 - there);
    double out = (1 - atLeaf) * (1 - elsewhere);
    double nothing = LINES[1] * (in + out);
    double move = 1 - Session.SAME_LEAF;
    double kept = 1 - Session.REMOVE_WHEN_BUYING;
    for (int n = 2; n < LINES.length; n++) {
      double stays = in * (1 - move) + (in + out) * move * atLeaf;
      double leaves = in + out - stays;
      in = stays * (1 - kept * there);
      out = leaves * (1 - kept * elsewhere);
      nothing += LINES[n] * (in + out);
    }
    return 1 - nothing * (1 - waiting);
  }

  /** Chances of a basket of n lines, by n. */
  private static double[] lines() {
    double[] chances = new double[Session.MOST_ADDS + 1];
    chances[1] = Session.BUY_ONE;
    double left = 1 - Session.BUY_ONE;
    for (int n = 2; n < Session.MOST_ADDS; n++) {
      chances[n] = left / (1 + Session.MORE_ADDS);
      left -= chances[n];
    }
    chances[Session.MOST_ADDS] = left;
    return chances;
  }
}
