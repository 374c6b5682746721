package io.riverprint.local.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @Test
  void aReportIsOneFlatObjectInTheOrderOfItsEntries(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/report.json");
    new Report()
        .put("eventsIn", 7)
        .put("eventsPerSecond", 1.5)
        .put("machine", "two cores")
        .write(file);
    JsonNode read = new ObjectMapper().readTree(file.toFile());
    assertThat(read.fieldNames())
        .toIterable()
        .containsExactly("eventsIn", "eventsPerSecond", "machine");
    assertThat(read.get("eventsIn").isIntegralNumber()).isTrue();
    assertThat(read.get("eventsPerSecond").doubleValue()).isEqualTo(1.5);
    assertThat(read.get("machine").textValue()).isEqualTo("two cores");
  }

  @Test
  void aKeyThatIsNotCamelCaseIsRefused() {
    assertThatThrownBy(() -> new Report().put("events_in", 1)).hasMessageContaining("events_in");
  }

  @Test
  void aKeyCountsOnce() {
    assertThatThrownBy(() -> new Report().put("dead", 1).put("dead", 2))
        .hasMessageContaining("dead");
  }

  @Test
  void aFigureThatJsonCannotHoldIsRefused() {
    assertThatThrownBy(() -> new Report().put("rate", Double.NaN)).hasMessageContaining("rate");
  }
}
