package io.riverprint.trainer.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One in-memory DuckDB with its own folder for what does not fit: two threads, 2 GB, no extension
 * fetched from anywhere. Results are streamed, so a log may be larger than memory.
 */
final class DuckDb implements AutoCloseable {

  /** Takes one row. */
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private final Path spill;
  private final Connection connection;

  private DuckDb(Path spill, Connection connection) {
    this.spill = spill;
    this.connection = connection;
  }

  static DuckDb open() throws SQLException, IOException {
    Path spill = Files.createTempDirectory("riverprint-duckdb");
    Properties settings = new Properties();
    settings.setProperty("threads", "2");
    settings.setProperty("memory_limit", "2GB");
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("jdbc_stream_results", "true");
    return new DuckDb(spill, DriverManager.getConnection("jdbc:duckdb:", settings));
  }

  void query(String sql, RowReader rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.read(result);
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    try (Stream<Path> left = Files.walk(spill)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
