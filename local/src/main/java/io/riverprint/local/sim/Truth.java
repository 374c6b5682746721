package io.riverprint.local.sim;

import io.riverprint.core.metric.Auroc;
import io.riverprint.schema.EventType;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * What the shop itself knows about its users at a cut (a midnight): each user's chance of at least
 * one purchase in the days after, and what then happened. The chance knows the user's hidden mood,
 * so no model can be expected to reach {@link #oracleAuroc} from events alone. A purchase is of the
 * days when its event time is.
 */
public final class Truth {
  private final int cutDay;
  private final int horizonDays;
  private final double[] chance;
  private final BitSet seen;
  private final BitSet boughtBefore;
  private final BitSet bought;

  private Truth(int cutDay, int horizonDays, double[] chance, Ledger before, BitSet bought) {
    this.cutDay = cutDay;
    this.horizonDays = horizonDays;
    this.chance = chance;
    this.seen = before.seen();
    this.boughtBefore = before.buyers();
    this.bought = bought;
  }

  /**
   * Lives the shop up to the cut and on through the horizon.
   *
   * @param cutDay days of history; at least 1, at most the shop's days
   * @param horizonDays days looked ahead, 1 to 365; may end after the shop's last day, but then
   *     nobody new arrives
   */
  public static Truth of(ShopSpec spec, int cutDay, int horizonDays) {
    SpecCheck.need("cutDay", cutDay, 1, spec.days());
    ShopEngine engine = new ShopEngine(spec, 1);
    Ledger ledger = new Ledger();
    while (engine.day() < cutDay) {
      ledger.take(engine.nextDay());
    }
    return of(engine, ledger, spec, horizonDays);
  }

  /** Moves the engine on, through the horizon. */
  static Truth of(ShopEngine engine, Ledger before, ShopSpec spec, int horizonDays) {
    SpecCheck.need("horizonDays", horizonDays, 1, 365);
    int cut = engine.day();
    PurchaseOdds odds = new PurchaseOdds(engine.shoppers(), engine.season());
    double[] chance = new double[spec.users()];
    before.seen().stream().forEach(user -> chance[user] = odds.within(user, cut, horizonDays));
    Ledger after = new Ledger();
    while (engine.day() < cut + horizonDays) {
      after.take(engine.nextDay());
    }
    return new Truth(cut, horizonDays, chance, before, after.buyers());
  }

  public int cutDay() {
    return cutDay;
  }

  public int horizonDays() {
    return horizonDays;
  }

  /** Users, numbered from 0, with an event before the cut; their client id is the number plus 1. */
  public IntStream seen() {
    return seen.stream();
  }

  /** Users who bought before the cut: those whom the challenge's churn task asks about. */
  public IntStream active() {
    return boughtBefore.stream();
  }

  public boolean boughtBefore(int user) {
    return boughtBefore.get(user);
  }

  /** The true chance, 0..1; 0 for users who are not seen yet. */
  public double purchaseProbability(int user) {
    return chance[user];
  }

  public double churnProbability(int user) {
    return 1 - chance[user];
  }

  /** Whether the user did buy within the horizon. */
  public boolean bought(int user) {
    return bought.get(user);
  }

  /** The best AUROC that a score of the active users can be expected to reach. */
  public double oracleAuroc() {
    return auroc(boughtBefore, chance);
  }

  /** The same among all users seen. */
  public double oracleAurocOfSeen() {
    return auroc(seen, chance);
  }

  /**
   * AUROC of anyone's scores of the active users, compared as floats; by user number, higher is
   * likelier to buy.
   */
  public double auroc(double[] scores) {
    return auroc(boughtBefore, scores);
  }

  private double auroc(BitSet asked, double[] scores) {
    int[] users = asked.stream().toArray();
    float[] picked = new float[users.length];
    boolean[] outcomes = new boolean[users.length];
    for (int i = 0; i < users.length; i++) {
      picked[i] = (float) scores[users[i]];
      outcomes[i] = bought.get(users[i]);
    }
    return Auroc.binary(picked, outcomes);
  }

  /** Who was there and who bought, over some days. */
  static final class Ledger {
    private final BitSet seen = new BitSet();
    private final BitSet buyers = new BitSet();

    void take(EventBuffer day) {
      for (int i = 0; i < day.size(); i++) {
        seen.set(day.user[i]);
        if (day.type(i) == EventType.PRODUCT_BUY) {
          buyers.set(day.user[i]);
        }
      }
    }

    BitSet seen() {
      return seen;
    }

    BitSet buyers() {
      return buyers;
    }
  }
}
