package io.riverprint.schema.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riverprint.schema.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping as a JSON file. Collects every problem before it complains. */
final class MappingFile {
  private static final List<String> KEYS = List.of("fields", "kinds", "time");

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  MappingFile(Path file) {
    this.file = file;
  }

  EventMapping read() throws IOException {
    JsonNode root = object("the file", parse());
    root.fieldNames().forEachRemaining(this::checkKey);
    EventMapping mapping = new EventMapping(names(root), kinds(root), time(root));
    if (!problems.isEmpty()) {
      String count = problems.size() + (problems.size() == 1 ? " problem: " : " problems: ");
      throw new IllegalArgumentException(
          "mapping " + file + ": " + count + String.join("; ", problems));
    }
    return mapping;
  }

  private JsonNode parse() throws IOException {
    JsonMapper mapper = new JsonMapper();
    try {
      return mapper.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      problems.add("is not JSON: " + e.getOriginalMessage() + ", needs one JSON object");
      return mapper.createObjectNode();
    }
  }

  private Map<EventField, String> names(JsonNode root) {
    Map<EventField, String> names = new EnumMap<>(EventMapping.DEFAULT.names());
    for (Map.Entry<String, JsonNode> entry : object("fields", root.path("fields")).properties()) {
      field(entry.getKey())
          .ifPresent(field -> names.put(field, text("fields." + field.key(), entry.getValue())));
    }
    return names;
  }

  private Optional<EventField> field(String key) {
    Optional<EventField> found =
        Arrays.stream(EventField.values()).filter(field -> field.key().equals(key)).findFirst();
    if (found.isEmpty()) {
      List<String> keys = Arrays.stream(EventField.values()).map(EventField::key).toList();
      problems.add("unknown key fields." + key + Suggestion.among(keys, key));
    }
    return found;
  }

  private Map<String, EventType> kinds(JsonNode root) {
    if (!root.has("kinds")) {
      return EventMapping.DEFAULT.kinds();
    }
    Map<String, EventType> kinds = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object("kinds", root.path("kinds")).properties()) {
      String where = "kinds." + entry.getKey();
      constant(EventType.class, where, text(where, entry.getValue()))
          .ifPresent(type -> kinds.put(entry.getKey(), type));
    }
    return kinds;
  }

  private TimeFormat time(JsonNode root) {
    if (!root.has("time")) {
      return EventMapping.DEFAULT.time();
    }
    return constant(TimeFormat.class, "time", text("time", root.path("time")))
        .orElse(TimeFormat.AUTO);
  }

  private <E extends Enum<E>> Optional<E> constant(Class<E> all, String where, String name) {
    Optional<E> found =
        Arrays.stream(all.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst();
    if (found.isEmpty() && !name.isEmpty()) {
      List<String> names = Arrays.stream(all.getEnumConstants()).map(Enum::name).toList();
      problems.add(where + " is '" + name + "'" + Suggestion.among(names, name));
    }
    return found;
  }

  private JsonNode object(String where, JsonNode node) {
    if (!node.isObject() && !node.isMissingNode()) {
      problems.add(where + " is not a JSON object, needs to be one");
    }
    return node;
  }

  private String text(String where, JsonNode node) {
    if (!node.isTextual() || node.textValue().isEmpty()) {
      problems.add(where + " is " + node + ", needs a text that is not empty");
      return "";
    }
    return node.textValue();
  }

  private void checkKey(String key) {
    if (!KEYS.contains(key)) {
      problems.add("unknown key " + key + Suggestion.among(KEYS, key));
    }
  }
}
