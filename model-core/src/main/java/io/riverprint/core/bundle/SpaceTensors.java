package io.riverprint.core.bundle;

import io.riverprint.core.net.SpaceMap;

/** space.safetensors: the map into the aligned space, of releases that have one. */
final class SpaceTensors {
  static final String NAME = "space.safetensors";
  private static final String MAP = "map";

  /** How far from orthogonal a map of floats may be. */
  private static final float MOST_DEFECT = 1e-3f;

  private SpaceTensors() {}

  static TensorWriter write(SpaceMap map) {
    return new TensorWriter().floats(MAP, map.matrix(), map.width(), map.width());
  }

  static SpaceMap read(Tensors in) {
    int width = in.size(MAP, 2, 0, 1);
    Require.that(
        width <= SpaceMap.MOST_WIDTH,
        in.where(),
        "a map of width " + width,
        "at most " + SpaceMap.MOST_WIDTH);
    SpaceMap map = new SpaceMap(width, in.floats(MAP, width, width));
    in.requireAllRead();
    return map;
  }

  /** A map must be there exactly where the manifest speaks of one. */
  static void check(String where, ModelBundle bundle) {
    SpaceMap map = bundle.spaceMap();
    Require.equal(
        where, "maps", map == null ? 0 : 1, bundle.manifest().alignment() == null ? 0 : 1);
    if (map != null) {
      Require.equal(where, "width", map.width(), bundle.network().spec().embeddingWidth());
      float defect = map.defect();
      Require.that(
          defect <= MOST_DEFECT,
          where,
          "a map " + defect + " from orthogonal",
          "at most " + MOST_DEFECT);
    }
  }
}
