package io.riverprint.local.demo;

import io.riverprint.local.show.Progress;
import io.riverprint.local.sim.ShopSpec;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.trainer.log.EventLogs;
import io.riverprint.trainer.log.TableEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the shop that the settings name. */
final class DemoShops {

  private static final double DRIFT = 1;

  private DemoShops() {}

  /** The shop; a simulated one writes its log into the folder. */
  static DemoShop open(DemoSettings settings, Path folder) throws IOException {
    Path events = settings.events();
    if (events == null) {
      return simulated(settings, folder);
    }
    Path mapping = settings.mapping();
    EventMapping names = mapping == null ? EventMapping.DEFAULT : EventMapping.read(mapping);
    return Files.isDirectory(events) || TableEventLog.isOne(events)
        ? new LogShop(events, EventLogs.open(events, names))
        : new JsonLinesShop(events, names);
  }

  private static DemoShop simulated(DemoSettings settings, Path folder) {
    // Busier than the challenge's shop: a demo has minutes, not months, to show something.
    ShopSpec spec =
        ShopSpec.of(settings.users(), settings.days(), settings.seed())
            .withDensity(4, 2)
            .withDrift(DRIFT);
    try (Progress progress = Progress.of("Simulating", settings.days())) {
      return new SimulatedShop(spec, folder, (done, all, events) -> progress.to(done));
    }
  }
}
