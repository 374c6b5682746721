package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A folder in the challenge's layout (reference, section 1.1): one Parquet file for each kind of
 * event, any of them absent, and {@code product_properties.parquet}. Times are texts or times; ids
 * are numbers or texts and become texts. A row with an empty id or a time that is none is left out
 * and counted.
 */
public final class ParquetEventLog implements EventLog {
  private static final Map<EventType, String> FILES =
      Map.of(
          EventType.PRODUCT_BUY, "product_buy",
          EventType.ADD_TO_CART, "add_to_cart",
          EventType.REMOVE_FROM_CART, "remove_from_cart",
          EventType.PAGE_VISIT, "page_visit",
          EventType.SEARCH_QUERY, "search_query");
  private static final String PRODUCTS = "product_properties.parquet";

  private final Path folder;
  private long unread;

  /**
   * A log over the files that are there.
   *
   * @throws UnreadableLogException if none of the five is
   */
  public ParquetEventLog(Path folder) {
    this.folder = folder;
    if (FILES.keySet().stream().noneMatch(this::has)) {
      throw new UnreadableLogException(
          "event log "
              + folder
              + ": found none of "
              + FILES.values()
              + " with ending .parquet; name a folder in the challenge's layout");
    }
  }

  /** Whether a folder holds at least one file of the layout. */
  public static boolean isOne(Path folder) {
    return FILES.values().stream()
        .anyMatch(name -> Files.exists(folder.resolve(name + ".parquet")));
  }

  @Override
  public void events(Consumer<BehaviorEvent> each) {
    unread = 0;
    with(db -> db.query(allEvents(db) + " ORDER BY millis, kind, arrival", row -> take(row, each)));
  }

  private void take(ResultSet row, Consumer<BehaviorEvent> each) throws SQLException {
    String user = row.getString(1);
    String item = row.getString(3);
    long at = row.getLong(2);
    if (row.wasNull() || user == null || user.isEmpty() || item == null) {
      unread++;
    } else {
      each.accept(event(user, at, EventType.of(row.getInt(4)), item));
    }
  }

  private static BehaviorEvent event(String user, long at, EventType type, String item) {
    String sku = type.isProduct() ? item : null;
    String url = type == EventType.PAGE_VISIT ? item : null;
    String query = type == EventType.SEARCH_QUERY ? item : null;
    return new BehaviorEvent(user, null, at, type, sku, url, query, null, Float.NaN);
  }

  @Override
  public List<ProductProperties> products(long untilMillis) {
    Map<String, ProductProperties> known = new LinkedHashMap<>();
    with(
        db -> {
          if (Files.exists(folder.resolve(PRODUCTS))) {
            db.query(catalogue(db), row -> known.putIfAbsent(row.getString(1), product(row)));
          }
          db.query(sold(db, untilMillis), row -> known.putIfAbsent(row.getString(1), bare(row)));
        });
    return new ArrayList<>(known.values());
  }

  private String catalogue(DuckDb db) throws SQLException {
    ParquetFile file = ParquetFile.describe(db, folder.resolve(PRODUCTS));
    return "SELECT %s, %s, %s, %s FROM %s WHERE %s IS NOT NULL ORDER BY file_row_number"
        .formatted(
            file.text("sku"),
            file.text("category"),
            file.number("price"),
            file.text("name"),
            file.table(),
            file.need("sku"));
  }

  private String sold(DuckDb db, long untilMillis) throws SQLException {
    return "SELECT DISTINCT item FROM (%s) WHERE kind <= 2 AND item IS NOT NULL AND millis < %d ORDER BY 1"
        .formatted(allEvents(db), untilMillis);
  }

  private static ProductProperties product(ResultSet row) throws SQLException {
    float price = row.getFloat(3);
    return new ProductProperties(
        row.getString(1), row.getString(2), row.wasNull() ? Float.NaN : price, row.getString(4));
  }

  private static ProductProperties bare(ResultSet row) throws SQLException {
    return new ProductProperties(row.getString(1), null, Float.NaN, null);
  }

  @Override
  public Span span() {
    List<@Nullable Span> found = new ArrayList<>();
    with(
        db ->
            db.query(
                "SELECT min(millis), max(millis), count(millis) FROM ("
                    + allEvents(db)
                    + ") WHERE who IS NOT NULL AND item IS NOT NULL",
                row -> found.add(row.getLong(3) == 0 ? null : spanOf(row))));
    Span span = found.get(0);
    if (span == null) {
      throw new UnreadableLogException(
          "event log " + folder + ": the files have no row with a time; check column 'timestamp'");
    }
    return span;
  }

  private static Span spanOf(ResultSet row) throws SQLException {
    return new Span(row.getLong(1), row.getLong(2));
  }

  @Override
  public long unread() {
    return unread;
  }

  @Override
  public Map<String, String> source() {
    Path name = folder.getFileName();
    return Map.of("layout", "challenge", "folder", name == null ? "" : name.toString());
  }

  private boolean has(EventType type) {
    return Files.exists(file(type));
  }

  private Path file(EventType type) {
    return folder.resolve(FILES.get(type) + ".parquet");
  }

  private String allEvents(DuckDb db) throws SQLException {
    StringJoiner union = new StringJoiner(" UNION ALL ");
    for (EventType type : EventType.values()) {
      if (has(type)) {
        union.add(eventsOf(ParquetFile.describe(db, file(type)), type));
      }
    }
    return "SELECT * FROM (" + union + ")";
  }

  private static String eventsOf(ParquetFile file, EventType type) {
    String item = type.isProduct() ? "sku" : type == EventType.PAGE_VISIT ? "url" : "query";
    return "SELECT %s AS who, %s AS millis, %s AS item, %d AS kind, file_row_number AS arrival FROM %s"
        .formatted(
            file.text(file.need("client_id")),
            file.millis("timestamp"),
            file.text(file.need(item)),
            type.code(),
            file.table());
  }

  private interface Reading {
    void run(DuckDb db) throws SQLException;
  }

  private void with(Reading reading) {
    try (DuckDb db = DuckDb.open()) {
      reading.run(db);
    } catch (SQLException | IOException e) {
      throw new UnreadableLogException(
          "event log " + folder + ": " + e.getMessage() + "; check that its files are whole", e);
    }
  }
}
