package io.riverprint.job.state;

import java.util.Collection;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.state.rocksdb.ConfigurableRocksDBOptionsFactory;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * How RocksDB's files lie, for states that are written all the time and checkpoints that must not
 * stop a task for long.
 *
 * <p>A snapshot first writes the memtable to a file, and the task waits: so the memtable is an
 * eighth of what Flink makes it. Eight times as many files would be merged eight times as often,
 * each time with all that is there, and what is merged is copied to the checkpoint once more; so
 * eight times as many may lie before they are merged. A look-up asks the filters of more files for
 * that, some 5 KB each: measured at a hundredth of the processor time of the job.
 */
public final class StateFiles implements ConfigurableRocksDBOptionsFactory {
  private static final long serialVersionUID = 1;

  private static final long MEMTABLE_BYTES = 8 << 20;
  private static final int MEMTABLES = 4;
  private static final int FILES_TO_MERGE = 32;
  private static final int FILES_TO_SLOW_DOWN = 64;
  private static final int FILES_TO_STOP = 80;

  /** Written on while a file grows: what is left for its end is what the task would wait for. */
  private static final long SYNC_BYTES = 1 << 20;

  private final boolean memtableIsGiven;
  private final boolean memtablesAreGiven;

  /** Before it is configured; Flink makes it by its name. */
  public StateFiles() {
    this(false, false);
  }

  private StateFiles(boolean memtableIsGiven, boolean memtablesAreGiven) {
    this.memtableIsGiven = memtableIsGiven;
    this.memtablesAreGiven = memtablesAreGiven;
  }

  @Override
  public StateFiles configure(ReadableConfig configuration) {
    return new StateFiles(
        configuration.getOptional(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE).isPresent(),
        configuration.getOptional(RocksDBConfigurableOptions.MAX_WRITE_BUFFER_NUMBER).isPresent());
  }

  @Override
  public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
    return current.setBytesPerSync(SYNC_BYTES);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
    if (!memtableIsGiven) {
      current.setWriteBufferSize(MEMTABLE_BYTES);
    }
    if (!memtablesAreGiven) {
      current.setMaxWriteBufferNumber(MEMTABLES);
    }
    return current
        .setLevel0FileNumCompactionTrigger(FILES_TO_MERGE)
        .setLevel0SlowdownWritesTrigger(FILES_TO_SLOW_DOWN)
        .setLevel0StopWritesTrigger(FILES_TO_STOP);
  }
}
