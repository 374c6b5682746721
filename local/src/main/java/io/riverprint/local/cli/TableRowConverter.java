package io.riverprint.local.cli;

import io.riverprint.schema.event.Suggestion;
import io.riverprint.trainer.evaluate.TableRow;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a row of the table. */
final class TableRowConverter implements ITypeConverter<TableRow> {
  private static final List<String> NAMES =
      Arrays.stream(TableRow.values()).map(TableRow::id).toList();

  @Override
  public TableRow convert(String text) {
    String asked = text.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(TableRow.values())
        .filter(row -> row.id().equals(asked))
        .findAny()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "no row is called '" + text + "'" + Suggestion.among(NAMES, asked)));
  }

  /** All there are, for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}
