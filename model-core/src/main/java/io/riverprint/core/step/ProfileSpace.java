package io.riverprint.core.step;

/** In which space profiles have their embedding. */
public enum ProfileSpace {
  /** The release's own: the nearest to what it learnt, and another for each full training. */
  NEW,
  /**
   * That of the oldest release it is aligned to, so that vectors of all of them can be compared;
   * its own where its bundle holds no map.
   */
  ALIGNED,
  /** Its own, and the aligned one beside it. */
  BOTH
}
