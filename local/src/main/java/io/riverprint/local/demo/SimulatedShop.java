package io.riverprint.local.demo;

import io.riverprint.local.sim.ShopSimulator;
import io.riverprint.local.sim.ShopSpec;
import io.riverprint.local.sim.ShopWriter;
import io.riverprint.local.sim.SimulatedEvent;
import io.riverprint.local.sim.SimulationListener;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.ParquetEventLog;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A made-up shop: its log as files with its catalogue, its stream as its producer sends it, with
 * late events and events sent twice.
 */
final class SimulatedShop implements DemoShop {

  private final ShopSpec spec;
  private final EventLog log;
  private final EventCodec codec = new EventCodec();

  /** Writes the log into a folder, which must live as long as the shop. */
  SimulatedShop(ShopSpec spec, Path folder, SimulationListener listener) {
    this.spec = spec;
    new ShopWriter(spec, listener).write(folder);
    this.log = new ParquetEventLog(folder);
  }

  @Override
  public String words() {
    return "a simulated shop of %,d users, %d days and %,d SKUs (seed %d)"
        .formatted(spec.users(), spec.days(), spec.catalogueSize(), spec.seed());
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void deliver(Consumer<Delivery> each) {
    ShopSimulator stream = new ShopSimulator(spec);
    while (stream.hasNext()) {
      each.accept(delivery(stream.next()));
    }
  }

  @Override
  public EventMapping mapping() {
    return EventMapping.DEFAULT;
  }

  private Delivery delivery(SimulatedEvent event) {
    return new Delivery(
        event.arrivesAtMillis(),
        TopicKeys.user(event.event().userId()),
        codec.write(event.event()));
  }
}
