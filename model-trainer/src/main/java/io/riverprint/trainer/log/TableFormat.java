package io.riverprint.trainer.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables that DuckDB reads, by the endings of their files' names. */
enum TableFormat {
  PARQUET(List.of(".parquet"), "read_parquet(%s, union_by_name = true)"),
  // Types are told by the mapping and never guessed: an id such as 007 keeps its zeros. Lines that
  // are no rows are set aside and counted.
  CSV(
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz"),
      "read_csv(%s, header = true, all_varchar = true, quote = '\"', escape = '\"',"
          + " store_rejects = true, rejects_limit = 0)");

  private final List<String> endings;
  private final String scan;

  TableFormat(List<String> endings, String scan) {
    this.endings = endings;
    this.scan = scan;
  }

  /** The format of a file; none where the name says that it is no table. */
  static Optional<TableFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (TableFormat format : values()) {
      if (format.endings.stream().anyMatch(name::endsWith)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The files as one table of SQL. */
  String scan(List<Path> files) {
    List<String> quoted =
        files.stream().map(file -> "'" + file.toString().replace("'", "''") + "'").toList();
    return scan.formatted(quoted);
  }
}
