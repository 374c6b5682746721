package io.riverprint.trainer.cycle;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.SmallTrainings;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.gate.GateRule;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.GrowingLog;
import io.riverprint.trainer.log.LogWindow;
import io.riverprint.trainer.registry.FolderRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Cycles of seconds on {@link SmallShop}, and what they told. */
final class SmallCycles {
  static final long NEWEST = SmallShop.FIRST + 41 * SmallShop.DAY;
  static final long LEAD = 60_000;

  /** Judges by the few users there are, and lets pass what is not plainly worse. */
  private static final GateRule LENIENT = new GateRule(0.3, 0.4, 0.9, 20, 50);

  final FolderRegistry registry;
  final List<ModelRelease> announced = new ArrayList<>();
  final List<GateDecision> told = new ArrayList<>();
  private final Path work;

  SmallCycles(Path folder) throws IOException {
    this.registry = new FolderRegistry(folder.resolve("models"));
    this.work = folder.resolve("work");
  }

  RetrainingCycle cycle(TrainingProgress progress) throws IOException {
    return new RetrainingCycle(
        new Shop(),
        registry,
        HeapBackend::new,
        announced::add,
        told::add,
        new CycleSettings(SmallTrainings.options(5, 2), LENIENT, LEAD),
        progress,
        work);
  }

  static RetrainRequest request(String id, long serving, RetrainRequest.Lane lane) {
    return new RetrainRequest(
        id, NEWEST, serving, RetrainRequest.Reason.MANUAL, lane, "someone asked");
  }

  /** The shop's log; it does not grow. */
  static final class Shop implements GrowingLog {
    @Override
    public LogWindow window() {
      return new LogWindow(Long.MAX_VALUE, Map.of("events/0", "77"));
    }

    @Override
    public EventLog read(LogWindow window) {
      return SmallShop.log(60, 3);
    }

    @Override
    public OptionalLong newestMillis() {
      return OptionalLong.of(NEWEST);
    }
  }
}
