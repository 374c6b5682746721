package io.riverprint.trainer.log;

import io.riverprint.schema.event.EventField;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.TimeFormat;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A table of events whose columns are called as a mapping says. Tells all its problems at once. */
final class MappedTable {
  private static final List<EventField> NEEDED =
      List.of(EventField.USER_ID, EventField.TIME, EventField.KIND);
  private static final List<EventField> ITEMS =
      List.of(EventField.SKU, EventField.URL, EventField.QUERY);

  private final Path where;
  private final String scan;
  private final EventMapping mapping;
  private final Map<String, String> types = new LinkedHashMap<>();

  private MappedTable(Path where, String scan, EventMapping mapping) {
    this.where = where;
    this.scan = scan;
    this.mapping = mapping;
  }

  static MappedTable describe(DuckDb db, Path where, String scan, EventMapping mapping)
      throws SQLException {
    MappedTable table = new MappedTable(where, scan, mapping);
    db.query(
        "DESCRIBE SELECT * FROM " + scan,
        row -> table.types.put(row.getString(1), row.getString(2)));
    table.check();
    return table;
  }

  /** The rows as texts, in the order of the files, a column for each field in its order. */
  String rows() {
    StringJoiner columns = new StringJoiner(", ");
    for (EventField field : EventField.values()) {
      columns.add(text(field));
    }
    return "SELECT " + columns + " FROM " + scan;
  }

  /** How times in those texts are written: a column of times becomes ISO-8601, whatever it was. */
  EventMapping mapping() {
    return isTime(EventField.TIME)
        ? new EventMapping(mapping.names(), mapping.kinds(), TimeFormat.ISO_8601)
        : mapping;
  }

  private String text(EventField field) {
    String column = mapping.name(field);
    String type = types.get(column);
    if (type == null) {
      return "NULL";
    }
    String quoted = "\"" + column.replace("\"", "\"\"") + "\"";
    if (isTime(field)) {
      return "strftime(make_timestamp(epoch_ms(%s) * 1000), '%%Y-%%m-%%dT%%H:%%M:%%S.%%gZ')"
          .formatted(quoted);
    }
    String text = "CAST(" + quoted + " AS VARCHAR)";
    // Whole numbers that a tool has stored as floating ones, as it does where some are absent.
    return type.equals("DOUBLE") || type.equals("FLOAT")
        ? "coalesce(CAST(CASE WHEN %s = trunc(%s) THEN TRY_CAST(%s AS BIGINT) END AS VARCHAR), %s)"
            .formatted(quoted, quoted, quoted, text)
        : text;
  }

  private boolean isTime(EventField field) {
    return field == EventField.TIME && isTime(types.getOrDefault(mapping.name(field), ""));
  }

  private static boolean isTime(String type) {
    return type.startsWith("TIMESTAMP") || type.equals("DATE");
  }

  private void check() {
    List<String> problems = new ArrayList<>();
    for (EventField field : EventField.values()) {
      String type = types.get(mapping.name(field));
      if (type != null && !isText(type) && !(field == EventField.TIME && isTime(type))) {
        problems.add(
            "column '%s' is of type %s, needs texts or numbers"
                .formatted(mapping.name(field), type));
      }
      if (type == null && isWanted(field)) {
        problems.add(
            "no column '%s', needs one for fields.%s".formatted(mapping.name(field), field.key()));
      }
    }
    if (ITEMS.stream().noneMatch(item -> types.containsKey(mapping.name(item)))) {
      problems.add("no column for fields.sku, fields.url or fields.query, needs one at least");
    }
    if (!problems.isEmpty()) {
      throw new UnreadableLogException(
          "event log %s: has columns %s; %s; name its columns in a mapping file"
              .formatted(where, types.keySet(), String.join("; ", problems)));
    }
  }

  /** What cannot be left out, and what somebody has taken the trouble to name. */
  private boolean isWanted(EventField field) {
    return NEEDED.contains(field) || !mapping.name(field).equals(field.usualName());
  }

  private static boolean isText(String type) {
    return type.equals("VARCHAR")
        || type.equals("UUID")
        || type.equals("DOUBLE")
        || type.equals("FLOAT")
        || type.endsWith("INT")
        || type.endsWith("INTEGER")
        || type.startsWith("DECIMAL")
        || type.startsWith("ENUM");
  }
}
