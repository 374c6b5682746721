package io.riverprint.trainer.log;

import io.riverprint.schema.EventType;
import io.riverprint.trainer.log.EventLogContract.Written;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes small tables with the usual names, one row an event. */
final class TableWriter {
  private TableWriter() {}

  /** A query that gives the records in their order; times in milliseconds. */
  static String select(List<Written> records) {
    return "FROM (VALUES "
        + records.stream().map(TableWriter::row).collect(Collectors.joining(", "))
        + ") t(user_id, timestamp, event_type, sku, url, query)";
  }

  private static String row(Written record) {
    EventType type = record.type();
    String item = record.item();
    return "(%s, %d, '%s', %s, %s, %s)"
        .formatted(
            text(record.user()),
            record.at(),
            type.name().toLowerCase(Locale.ROOT),
            text(type.isProduct() ? item : null),
            text(type == EventType.PAGE_VISIT ? item : null),
            text(type == EventType.SEARCH_QUERY ? item : null));
  }

  private static String text(@Nullable String value) {
    return value == null ? "CAST(NULL AS VARCHAR)" : "'" + value + "'";
  }

  /** Writes what a query gives; the format is Parquet or CSV. */
  static void copy(java.nio.file.Path file, String select, String format) {
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT " + format + ")");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
