package io.riverprint.job.watch;

import io.riverprint.core.user.UserEvent;
import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.Sampling;
import io.riverprint.job.wire.ArrivedEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Purchases of watched users: all other events end here, before anything is sent. */
public final class SeePurchases implements FlatMapFunction<ArrivedEvent, Sighting> {
  private static final long serialVersionUID = 1;

  private final Sampling users;

  public SeePurchases(double userShare) {
    this.users = new Sampling(userShare);
  }

  @Override
  public void flatMap(ArrivedEvent arrived, Collector<Sighting> out) {
    UserEvent event = arrived.event();
    if (Purchase.isOne(event) && users.watches(event.userId())) {
      out.collect(new Sighting.Bought(event.userId(), Purchase.of(event)));
    }
  }
}
