package io.riverprint.trainer.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The challenge's {@code train_target.parquet} and {@code validation_target.parquet}: purchases of
 * a window joined with their products (reference, section 1.3).
 */
public final class PurchaseFile {
  private PurchaseFile() {}

  /**
   * All its rows in the order of the file.
   *
   * @throws UnreadableLogException if it is absent, no Parquet file, or lacks a column
   */
  public static List<Purchase> read(Path path) {
    List<Purchase> purchases = new ArrayList<>();
    try (DuckDb db = DuckDb.open()) {
      ParquetFile file = ParquetFile.describe(db, path);
      db.query(
          "SELECT %s, %s, %s, %s, %s FROM %s ORDER BY file_row_number"
              .formatted(
                  file.text(file.need("client_id")),
                  file.millis("timestamp"),
                  file.text(file.need("sku")),
                  file.text(file.need("category")),
                  file.number(file.need("price")),
                  file.table()),
          row -> purchases.add(purchase(row)));
    } catch (SQLException | IOException e) {
      throw new UnreadableLogException(
          "purchases " + path + ": " + e.getMessage() + "; check that the file is whole", e);
    }
    return purchases;
  }

  private static Purchase purchase(ResultSet row) throws SQLException {
    float price = row.getFloat(5);
    boolean priced = !row.wasNull();
    return new Purchase(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        priced ? price : Float.NaN);
  }
}
