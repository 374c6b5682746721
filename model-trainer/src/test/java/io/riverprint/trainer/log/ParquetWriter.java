package io.riverprint.trainer.log;

import io.riverprint.schema.EventType;
import io.riverprint.trainer.log.EventLogContract.Written;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes small files in the challenge's layout. */
final class ParquetWriter {
  static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private ParquetWriter() {}

  /** The records, a file for each kind that occurs; ids and times as the SQL types say. */
  static void write(Path folder, List<Written> records, String timeType) {
    for (EventType type : EventType.values()) {
      List<Written> rows = records.stream().filter(record -> record.type() == type).toList();
      if (!rows.isEmpty()) {
        copy(folder.resolve(name(type) + ".parquet"), select(rows, type, timeType));
      }
    }
  }

  private static String name(EventType type) {
    return type.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String select(List<Written> rows, EventType type, String timeType) {
    String item = type.isProduct() ? "sku" : type == EventType.PAGE_VISIT ? "url" : "query";
    return rows.stream()
        .map(
            row ->
                "SELECT CAST(%s AS BIGINT) AS client_id, CAST('%s' AS %s) AS timestamp, %s AS %s"
                    .formatted(
                        row.user(),
                        SECONDS.format(Instant.ofEpochMilli(row.at())),
                        timeType,
                        value(row.item(), type),
                        item))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String value(@Nullable String item, EventType type) {
    return type == EventType.SEARCH_QUERY ? "'" + item + "'" : "CAST(" + item + " AS BIGINT)";
  }

  /** Writes the result of a query as a Parquet file. */
  static void copy(Path file, String select) {
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
