package io.riverprint.schema.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.riverprint.schema.EventType;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How a shop's JSON events are said in our words.
 *
 * @param names the JSON name of each field; sku, url and query may share one
 * @param kinds which of its kinds are which of ours; any other is a dead letter
 * @param time how it writes times
 */
public record EventMapping(
    Map<EventField, String> names, Map<String, EventType> kinds, TimeFormat time)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The usual names, the challenge's kinds in lower case, times by their shape. */
  public static final EventMapping DEFAULT =
      new EventMapping(usualNames(), usualKinds(), TimeFormat.AUTO);

  public EventMapping {
    names = Map.copyOf(names);
    kinds = Map.copyOf(kinds);
  }

  /**
   * The mapping in a JSON file: {@code {"fields": {"userId": "user_id", ...}, "kinds":
   * {"product_view": "PAGE_VISIT", ...}, "time": "AUTO"}}. What it leaves out is as in {@link
   * #DEFAULT}; {@code kinds} are replaced as a whole.
   *
   * @throws IOException where the file cannot be read
   * @throws IllegalArgumentException naming all its problems at once
   */
  public static EventMapping read(Path file) throws IOException {
    return new MappingFile(file).read();
  }

  /** The JSON name of a field. */
  public String name(EventField field) {
    return names.getOrDefault(field, field.usualName());
  }

  private static Map<EventField, String> usualNames() {
    return Arrays.stream(EventField.values())
        .collect(toUnmodifiableMap(field -> field, EventField::usualName));
  }

  private static Map<String, EventType> usualKinds() {
    return Arrays.stream(EventType.values())
        .collect(toUnmodifiableMap(type -> type.name().toLowerCase(Locale.ROOT), type -> type));
  }
}
