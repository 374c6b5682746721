package io.riverprint.core.watch;

import java.util.List;
import java.util.Optional;

/**
 * What a live release is compared with: itself, when it was judged.
 *
 * @param items {@link Question#ITEMS} of the version that made it
 * @param answers questions behind the heads' figures
 * @param heads those of which something can be said
 * @param columns those that had values
 */
public record WatchReference(
    int items, long answers, List<HeadReference> heads, List<ColumnReference> columns) {

  public WatchReference {
    heads = List.copyOf(heads);
    columns = List.copyOf(columns);
  }

  public Optional<HeadReference> head(WatchedHead head) {
    return heads.stream().filter(one -> one.head().equals(head.label())).findFirst();
  }

  /** Of a column of {@link WatchedColumns#NAMES}. */
  public Optional<ColumnReference> column(int column) {
    String name = WatchedColumns.NAMES.get(column);
    return columns.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
