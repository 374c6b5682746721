package io.riverprint.local.sim;

/** The one way in which a component of a shop's spec is refused. */
final class SpecCheck {
  private SpecCheck() {}

  static void need(String name, double found, double least, double most) {
    if (!(found >= least && found <= most)) {
      throw new IllegalArgumentException(
          "shop: "
              + name
              + " is "
              + found
              + ", needed "
              + least
              + " to "
              + most
              + "; choose a value in that range");
    }
  }
}
