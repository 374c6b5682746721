package io.riverprint.schema.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.EventType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventMappingTest {
  @TempDir Path folder;

  @Test
  void whatAFileLeavesOutIsAsUsual() throws IOException {
    assertThat(read("{}")).isEqualTo(EventMapping.DEFAULT);
  }

  @Test
  void theUsualNamesAreTheChallenges() {
    assertThat(EventMapping.DEFAULT.kinds().keySet())
        .containsExactlyInAnyOrder(
            "product_buy", "add_to_cart", "remove_from_cart", "page_visit", "search_query");
    assertThat(EventMapping.DEFAULT.names().values())
        .containsExactlyInAnyOrder(
            "user_id",
            "event_id",
            "timestamp",
            "event_type",
            "sku",
            "url",
            "query",
            "category",
            "price");
  }

  @Test
  void aFileChangesWhatItNames() throws IOException {
    EventMapping mapping =
        read(
            """
            {"fields": {"time": "ts"}, "kinds": {"view": "PAGE_VISIT"}, "time": "EPOCH_SECONDS"}
            """);
    assertThat(mapping.name(EventField.TIME)).isEqualTo("ts");
    assertThat(mapping.name(EventField.USER_ID)).isEqualTo("user_id");
    assertThat(mapping.kinds()).isEqualTo(Map.of("view", EventType.PAGE_VISIT));
    assertThat(mapping.time()).isEqualTo(TimeFormat.EPOCH_SECONDS);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"field": {}, "fields": {"userid": "u", "sku": 7}, "kinds": {"view":
                     "PAGE_VISITS", "x": "SOMETHING"}, "time": "sometimes"}
                    """))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mapping %s: 6 problems: unknown key field, did you mean fields?; unknown key"
                + " fields.userid, did you mean userId?; fields.sku is 7, needs a text that is not"
                + " empty; kinds.view is 'PAGE_VISITS', did you mean PAGE_VISIT?; kinds.x is"
                + " 'SOMETHING', needs one of PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART,"
                + " PAGE_VISIT, SEARCH_QUERY; time is 'sometimes', needs one of AUTO,"
                + " EPOCH_MILLIS, EPOCH_SECONDS, ISO_8601, CHALLENGE",
            folder.resolve("mapping.json"));
  }

  @Test
  void whatIsNoJsonObjectIsOneProblem() {
    assertThatThrownBy(() -> read("{\"fields\": ")).hasMessageContaining("1 problem: is not JSON");
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("the file is not a JSON object");
    assertThatThrownBy(() -> read("{\"kinds\": []}")).hasMessageContaining("kinds is not a JSON");
  }

  @Test
  void aFileThatIsNotThereIsSaidByTheSystem() {
    assertThatThrownBy(() -> EventMapping.read(folder.resolve("none.json")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void itTravelsInsideAJob() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(EventMapping.DEFAULT);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(EventMapping.DEFAULT);
    }
  }

  private EventMapping read(String json) throws IOException {
    Path file = folder.resolve("mapping.json");
    Files.writeString(file, json);
    return EventMapping.read(file);
  }
}
