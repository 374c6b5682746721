package io.riverprint.trainer.log;

import io.riverprint.schema.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder in the challenge's layout, split as its organisers do (reference, section 1.3): input,
 * the train target's window and the validation target's, each so many days before the newest
 * purchase. Ids must be whole numbers.
 */
public final class SplitTables implements AutoCloseable {
  /**
   * An id with how often it was bought.
   *
   * @param id of a SKU, a category or a price bucket
   */
  public record Count(long id, long purchases) {}

  private final DuckDb db;
  private final Path folder;
  private final long trainFrom;
  private final long validateFrom;

  private SplitTables(DuckDb db, Path folder, long trainFrom, long validateFrom) {
    this.db = db;
    this.folder = folder;
    this.trainFrom = trainFrom;
    this.validateFrom = validateFrom;
  }

  /**
   * Opens the folder.
   *
   * @param days of each of the two target windows; the challenge has 14
   * @throws UnreadableLogException if files or columns are missing, no purchase can be read, or
   *     nothing was bought before the windows
   */
  public static SplitTables open(Path folder, int days) {
    DuckDb db = null;
    try {
      db = DuckDb.open();
      db.execute(SplitSql.bought(db, folder));
      SplitHistory history = SplitHistory.read(db);
      history.require(folder, days);
      long trainFrom = history.trainFrom(days);
      return new SplitTables(db, folder, trainFrom, trainFrom + days * SplitHistory.DAY_MILLIS);
    } catch (SQLException | IOException | UnreadableLogException e) {
      closeQuietly(db, e);
      throw e instanceof UnreadableLogException refused ? refused : failed(folder, e);
    }
  }

  /** First instant of the train target's window. */
  public long trainFromMillis() {
    return trainFrom;
  }

  /** First instant of the validation target's window. */
  public long validateFromMillis() {
    return validateFrom;
  }

  /** Writes the five event files up to the train target's window; an absent kind becomes empty. */
  public void writeInput(Path target) {
    for (EventType type : EventType.values()) {
      run(
          () -> {
            Path source = SplitSql.file(folder, type);
            copy(
                Files.exists(source)
                    ? SplitSql.early(db, source, type, trainFrom)
                    : SplitSql.none(type),
                SplitSql.file(target, type));
          });
    }
  }

  /** Writes both windows' purchases with their products. */
  public void writeTargets(Path target) {
    String columns =
        "SELECT client_id, make_timestamp(millis * 1000) AS \"timestamp\", sku, category, price, name FROM bought WHERE ";
    run(
        () -> {
          copy(
              columns + "millis >= " + trainFrom + " AND millis < " + validateFrom,
              target.resolve("train_target.parquet"));
          copy(columns + "millis >= " + validateFrom, target.resolve("validation_target.parquet"));
        });
  }

  /**
   * The ids bought most often in the train target's window; equally often by ascending id.
   *
   * @param column sku, category or price
   */
  public List<Count> mostBought(String column, int most) {
    return counts(column, "TRUE", most);
  }

  /** The same of SKUs that were never bought before that window. */
  public List<Count> mostBoughtNew(int most) {
    String unsold = "sku NOT IN (SELECT sku FROM bought WHERE millis < " + trainFrom + ")";
    return counts("sku", unsold, most);
  }

  private List<Count> counts(String column, String which, int most) {
    List<Count> counts = new ArrayList<>();
    run(
        () ->
            db.query(
                "SELECT %1$s, count(*) AS n FROM bought WHERE millis >= %2$d AND millis < %3$d AND %4$s GROUP BY 1 ORDER BY n DESC, 1 LIMIT %5$d"
                    .formatted(column, trainFrom, validateFrom, which, most),
                row -> counts.add(new Count(row.getLong(1), row.getLong(2)))));
    return counts;
  }

  /** Clients with a purchase in the input, ascending. */
  public long[] buyers() {
    return ids("SELECT DISTINCT client_id FROM bought WHERE millis < " + trainFrom + " ORDER BY 1");
  }

  /** Clients with any event in the input written to {@code target}, ascending. */
  public long[] seen(Path target) {
    StringBuilder union = new StringBuilder("SELECT NULL::BIGINT AS client_id WHERE FALSE");
    for (EventType type : EventType.values()) {
      union
          .append(" UNION SELECT client_id FROM ")
          .append(SplitSql.quoted(SplitSql.file(target, type)));
    }
    return ids("SELECT client_id FROM (" + union + ") ORDER BY 1");
  }

  /** The column client_id of a Parquet file, ascending. */
  public long[] clientsOf(Path file) {
    return ids("SELECT client_id FROM " + SplitSql.quoted(file) + " ORDER BY 1");
  }

  private long[] ids(String sql) {
    List<Long> ids = new ArrayList<>();
    run(() -> db.query(sql, row -> ids.add(row.getLong(1))));
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  private void copy(String query, Path to) throws SQLException {
    String file = to.toString().replace("'", "''");
    db.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw failed(folder, e);
    }
  }

  private static UnreadableLogException failed(Path folder, Exception e) {
    return new UnreadableLogException(
        "split of "
            + folder
            + ": "
            + e.getMessage()
            + "; needs product_buy and product_properties in the challenge's layout, and space",
        e);
  }

  private static void closeQuietly(@Nullable DuckDb db, Exception e) {
    if (db != null) {
      try {
        db.close();
      } catch (SQLException | IOException second) {
        e.addSuppressed(second);
      }
    }
  }

  @Override
  public void close() {
    try {
      db.close();
    } catch (SQLException | IOException e) {
      throw failed(folder, e);
    }
  }
}
