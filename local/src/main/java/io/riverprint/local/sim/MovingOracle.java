package io.riverprint.local.sim;

/** The shop's own word on many cuts, later and later ones, while the shop is lived once. */
public final class MovingOracle {
  private final ShopSpec spec;
  private final ShopEngine engine;

  public MovingOracle(ShopSpec spec) {
    this.spec = spec;
    this.engine = new ShopEngine(spec, 1);
  }

  /**
   * The oracle as of the midnight that ends the day before.
   *
   * @param cutDay not before that of the call before, whose oracle must not be asked any more
   * @param horizonDays days looked ahead, 1 to 365
   */
  public Oracle at(int cutDay, int horizonDays) {
    SpecCheck.need("cutDay", cutDay, engine.day(), spec.days());
    SpecCheck.need("horizonDays", horizonDays, 1, 365);
    while (engine.day() < cutDay) {
      engine.nextDay();
    }
    return new Oracle(engine, spec, horizonDays);
  }
}
