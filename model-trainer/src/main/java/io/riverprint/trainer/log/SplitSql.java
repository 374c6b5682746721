package io.riverprint.trainer.log;

import io.riverprint.schema.EventType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** The queries of {@link SplitTables}. */
final class SplitSql {
  private SplitSql() {}

  /** A table of all purchases with their products; what a product lacks is NULL. */
  static String bought(DuckDb db, Path folder) throws SQLException {
    ParquetFile buys = ParquetFile.describe(db, file(folder, EventType.PRODUCT_BUY));
    ParquetFile products = ParquetFile.describe(db, folder.resolve("product_properties.parquet"));
    return "CREATE TABLE bought AS SELECT client_id, millis, sku, category, price, name, copies FROM"
        + " (SELECT CAST(%s AS BIGINT) AS client_id, %s AS millis, CAST(%s AS BIGINT) AS sku, file_row_number AS n FROM %s)"
            .formatted(
                buys.need("client_id"), buys.millis("timestamp"), buys.need("sku"), buys.table())
        + " LEFT JOIN (SELECT CAST(%1$s AS BIGINT) AS sku, CAST(%2$s AS BIGINT) AS category, CAST(%3$s AS BIGINT) AS price, %4$s AS name, count(*) OVER (PARTITION BY %1$s) AS copies FROM %5$s) USING (sku) ORDER BY n"
            .formatted(
                products.need("sku"),
                products.need("category"),
                products.need("price"),
                products.text("name"),
                products.table());
  }

  /** Rows of an event file before an instant. */
  static String early(DuckDb db, Path source, EventType type, long beforeMillis)
      throws SQLException {
    ParquetFile file = ParquetFile.describe(db, source);
    String about = about(type);
    String item =
        type == EventType.SEARCH_QUERY
            ? file.text(about)
            : "CAST(" + file.need(about) + " AS BIGINT)";
    return "SELECT CAST(%s AS BIGINT) AS client_id, make_timestamp(%2$s * 1000) AS \"timestamp\", %3$s AS %4$s FROM %5$s WHERE %2$s < %6$d ORDER BY file_row_number"
        .formatted(
            file.need("client_id"),
            file.millis("timestamp"),
            item,
            about,
            file.table(),
            beforeMillis);
  }

  /** No row of a kind. */
  static String none(EventType type) {
    return "SELECT NULL::BIGINT AS client_id, NULL::TIMESTAMP AS \"timestamp\", NULL::%s AS %s WHERE FALSE"
        .formatted(type == EventType.SEARCH_QUERY ? "VARCHAR" : "BIGINT", about(type));
  }

  private static String about(EventType type) {
    return type.isProduct() ? "sku" : type == EventType.PAGE_VISIT ? "url" : "query";
  }

  static String quoted(Path file) {
    return "read_parquet('" + file.toString().replace("'", "''") + "')";
  }

  static Path file(Path folder, EventType type) {
    return folder.resolve(type.name().toLowerCase(Locale.ROOT) + ".parquet");
  }
}
