package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class MemoryEventLogTest extends EventLogContract {
  @Override
  EventLog log(List<Written> records) {
    EventReader reader = new EventReader(EventMapping.DEFAULT, 1 << 20);
    List<BehaviorEvent> events = new ArrayList<>();
    for (Written record : records) {
      byte[] json = JsonRecords.json(record).getBytes(StandardCharsets.UTF_8);
      reader.read(json).fold(read -> events.add(read.event()), refused -> false);
    }
    return new MemoryEventLog(events, records.size() - events.size(), Map.of());
  }
}
