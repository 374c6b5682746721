package io.riverprint.trainer.log;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** One Parquet file as SQL sees it: columns by name with their types, read as text or as time. */
final class ParquetFile {
  private final Path path;
  private final Map<String, String> types;

  private ParquetFile(Path path, Map<String, String> types) {
    this.path = path;
    this.types = types;
  }

  static ParquetFile describe(DuckDb db, Path path) throws SQLException {
    Map<String, String> types = new HashMap<>();
    db.query(
        "DESCRIBE SELECT * FROM " + scan(path),
        row -> types.put(row.getString(1), row.getString(2)));
    return new ParquetFile(path, types);
  }

  /** The table, with each row's number in the file as {@code file_row_number}. */
  String table() {
    return scan(path);
  }

  /** The column as text; NULL where the file has no such column. */
  String text(String column) {
    return types.containsKey(column) ? "CAST(\"" + column + "\" AS VARCHAR)" : "NULL";
  }

  /** The column as a number; NULL where there is no such column or a value is no number. */
  String number(String column) {
    return types.containsKey(column) ? "TRY_CAST(\"" + column + "\" AS FLOAT)" : "NULL";
  }

  /** The column as milliseconds since the epoch; a time without zone is UTC. */
  String millis(String column) {
    String quoted = "\"" + need(column) + "\"";
    return "TIMESTAMP WITH TIME ZONE".equals(types.get(column))
        ? "epoch_ms(" + quoted + ")"
        : "epoch_ms(TRY_CAST(" + quoted + " AS TIMESTAMP))";
  }

  /** The column's name, if the file has it. */
  String need(String column) {
    if (!types.containsKey(column)) {
      throw new UnreadableLogException(
          path
              + ": has columns "
              + types.keySet()
              + ", needs '"
              + column
              + "'; write the file in the challenge's layout");
    }
    return column;
  }

  private static String scan(Path path) {
    return "read_parquet('" + path.toString().replace("'", "''") + "', file_row_number = true)";
  }
}
