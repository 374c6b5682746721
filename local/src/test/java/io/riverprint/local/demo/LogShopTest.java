package io.riverprint.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogShopTest {
  @TempDir private Path folder;

  @Test
  void aCsvTableIsDeliveredAsEventsThatTheJobReadsWithoutItsMapping() throws IOException {
    Path file = folder.resolve("events.csv");
    Files.writeString(
        file,
        """
        who,timestamp,event_type,sku
        b,2022-06-01T12:00:10Z,order,12
        a,2022-06-01T12:00:00Z,order,13
        """);
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(
        mapping, "{\"fields\": {\"userId\": \"who\"}, \"kinds\": {\"order\": \"PRODUCT_BUY\"}}");
    DemoSettings settings = new DemoSettings(file, mapping, null, 1000, 1, 3, 1, 1, null, null);
    assertThat(settings.problems()).isEmpty();

    assertThat(delivered(DemoShops.open(settings, folder)))
        .extracting(BehaviorEvent::userId)
        .containsExactly("a", "b");
  }

  private static List<BehaviorEvent> delivered(DemoShop shop) {
    EventReader job = new EventReader(EventMapping.DEFAULT, 1 << 20);
    List<BehaviorEvent> events = new ArrayList<>();
    shop.deliver(
        delivery -> job.read(delivery.value()).fold(ok -> events.add(ok.event()), no -> false));
    return events;
  }
}
