package io.riverprint.trainer.propensity;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.propensity.HeadMix;
import io.riverprint.core.propensity.Propensities;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.propensity.Recency;
import io.riverprint.core.user.RecentEvents;
import io.riverprint.core.user.UserEvent;
import io.riverprint.trainer.example.TargetWindow;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.propensity.Moments.Moment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Learns a bundle's {@link PropensityModel} in two steps: from all users how likely any purchase is
 * by what was done lately, then from the panel, on whom no encoder was trained, how the network's
 * logits, that chance, the user's own shares and BPR's scores make up each head. Labels end where
 * training's do.
 */
public final class PropensityFit {
  /** How many users must have bought, and how many not, before anything is learnt. */
  private static final int LEAST = 20;

  /**
   * Ten of either for each weight (Peduzzi et al., 1996) before it is learnt for one kind alone.
   */
  private static final int LEAST_APART = 10 * Recency.WIDTH;

  /** Where the panel says little: how likely anything is bought, times the user's share of it. */
  private static final double[] COUNTED = {0, 1, 1, 0, 0};

  private static final double[] COUNTED_CHURN = {0, -1, 0, 0, 0};

  private static final int MOST_ROWS = 60_000;
  private static final double RIDGE = 3;
  private static final double MIX_RIDGE = 10;

  private final FeatureSpec features;
  private final TimeSplit split;
  private final List<UserHistory> users;
  private final Moments moments;
  private final TargetWindow window;
  private final Hints hints;

  /**
   * A fit on these users.
   *
   * @param users with all their events; those after the training part are not looked at
   */
  public PropensityFit(FeatureSpec features, TimeSplit split, List<UserHistory> users) {
    this.features = features;
    this.split = split;
    this.users = users;
    this.moments = new Moments(split);
    this.window = new TargetWindow(features, split.horizonMillis());
    this.hints = Hints.of(features.catalogue(), users, split.fitUntilMillis());
  }

  /**
   * Fits.
   *
   * @param alone the bundle whose network speaks alone
   * @param backend of its network
   * @param panel users its encoders were not trained on
   * @return empty where too few bought, or too few did not
   */
  public Optional<PropensityModel> fit(ModelBundle alone, Backend backend, Panel panel) {
    List<PropensityModel> begun = begun();
    Chances chances = chances(begun.get(0));
    if (!chances.all().hasBoth(LEAST)) {
      return Optional.empty();
    }
    Chances.Weights chance = chances.fit(RIDGE, LEAST_APART);
    List<Propensities> byPeriod =
        begun.stream().map(model -> new Propensities(features, chance.in(model))).toList();
    PanelWalk walk = new PanelWalk(alone, backend, moments, window);
    panel.members(users).forEach(user -> walk.take(user, byPeriod));
    return Optional.of(
        chance
            .in(begun(split.fitUntilMillis()))
            .mixed(
                mix(walk.churn, COUNTED_CHURN),
                mix(walk.categories, COUNTED),
                mix(walk.skus, COUNTED)));
  }

  /** What was popular before each period. */
  private List<PropensityModel> begun() {
    List<PropensityModel> models = new ArrayList<>();
    for (int period = 0; period < moments.periods(); period++) {
      models.add(begun(moments.beginMillis(period)));
    }
    return models;
  }

  private PropensityModel begun(long untilMillis) {
    Shares shares = Shares.before(features, users, untilMillis);
    return PropensityModel.counting(
        shares.categories(), shares.skus(), hints.keys(), hints.categories());
  }

  private Chances chances(PropensityModel counting) {
    Chances chances = new Chances();
    Propensities counted = new Propensities(features, counting);
    // Every n-th user of a large shop: they stand in no order that matters.
    int each = 1 + users.size() * moments.periods() * 2 / MOST_ROWS;
    for (int u = 0; u < users.size(); u += each) {
      UserHistory user = users.get(u);
      RecentEvents kept = new RecentEvents();
      Iterator<UserEvent> events = user.events().iterator();
      UserEvent next = events.next();
      for (Moment moment : moments.of(user)) {
        while (next != null && next.atMillis() <= moment.atMillis()) {
          kept.add(next, features.limits().events());
          next = events.hasNext() ? events.next() : null;
        }
        if (kept.size() > 0) {
          counted.read(kept, moment.atMillis());
          chances.add(!window.after(user, moment.atMillis()).churned(), counted);
        }
      }
    }
    return chances;
  }

  /** Columns of the tables: network, chance, share, affinity, 1. */
  private static HeadMix mix(Table table, double[] expected) {
    if (!table.hasBoth(1)) {
      return HeadMix.NETWORK;
    }
    float[] w = Chances.floats(LogisticRegression.fit(table, MIX_RIDGE, expected));
    return new HeadMix(w[4], w[0], w[1], w[2], w[3]);
  }
}
