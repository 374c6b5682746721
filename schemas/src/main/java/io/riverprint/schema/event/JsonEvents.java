package io.riverprint.schema.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.riverprint.schema.DeadLetter.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Events as JSON objects in a shop's own words. One pass, no tree. */
final class JsonEvents {
  private static final int MAX_NESTING = 32;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1024;

  private final EventMapping mapping;
  private final Map<String, List<EventField>> fieldsByName;
  private final JsonFactory factory;

  JsonEvents(EventMapping mapping, int maxBytes) {
    this.mapping = mapping;
    this.fieldsByName =
        Arrays.stream(EventField.values()).collect(groupingBy(mapping::name, toList()));
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(limits(maxBytes))
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // the producers choose them, not we
            .build();
  }

  // Jackson throws unchecked exceptions too, as when names are made to collide.
  Reading read(byte[] bytes) {
    EventDraft draft = new EventDraft(mapping);
    try (JsonParser in = factory.createParser(bytes)) {
      fill(draft, in);
    } catch (JsonProcessingException e) {
      return unreadable(e.getOriginalMessage());
    } catch (IOException | RuntimeException e) {
      return unreadable(String.valueOf(e.getMessage()));
    }
    return draft.reading();
  }

  private void fill(EventDraft draft, JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object at the beginning");
    }
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      List<EventField> fields = fieldsByName.get(name);
      JsonToken token = in.nextToken();
      if (fields == null) {
        in.skipChildren();
      } else {
        take(draft, fields, token, in);
      }
    }
    if (in.nextToken() != null) {
      throw new IOException("something after the object");
    }
  }

  private static void take(
      EventDraft draft, List<EventField> fields, JsonToken token, JsonParser in)
      throws IOException {
    String text = null;
    switch (token) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text = in.getText();
      case VALUE_NULL -> {}
      default -> {
        in.skipChildren();
        fields.forEach(draft::wrongType);
        return;
      }
    }
    for (int i = 0; i < fields.size(); i++) {
      draft.set(fields.get(i), text);
    }
  }

  private static Reading unreadable(String found) {
    return new Reading.Refused(
        Reason.UNREADABLE,
        "event: found "
            + Clip.of(found)
            + ", needs an Avro event or one JSON object; look at its"
            + " producer");
  }

  private static StreamReadConstraints limits(int maxBytes) {
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_NESTING)
        .maxNumberLength(MAX_NUMBER)
        .maxNameLength(MAX_NAME)
        .maxStringLength(maxBytes)
        .build();
  }
}
