package io.riverprint.job.state;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.Collection;
import org.apache.flink.configuration.ConfigOption;
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
 *
 * <p>What is deleted is still in the files until they are merged down to the last level. RocksDB
 * does that for a file as old as its {@code ttl}, level after level; so what was erased is gone
 * from the files, and from checkpoints taken afterwards, in bounded time.
 */
public final class StateFiles implements ConfigurableRocksDBOptionsFactory {
  private static final long serialVersionUID = 1;

  public static final ConfigOption<Duration> REWRITE_AFTER =
      key("profile.state.rewrite-after")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription(
              "Age at which a file of RocksDB is merged with what lies below it: for about so long an"
                  + " erased or overwritten state may still be in files and checkpoints. Shorter: all"
                  + " that is not in the lowest level is written once more in this time.");

  private static final long MEMTABLE_BYTES = 8 << 20;
  private static final int MEMTABLES = 4;
  private static final int FILES_TO_MERGE = 32;
  private static final int FILES_TO_SLOW_DOWN = 64;
  private static final int FILES_TO_STOP = 80;

  /** Written on while a file grows: what is left for its end is what the task would wait for. */
  private static final long SYNC_BYTES = 1 << 20;

  /**
   * The list of files names each file's first and last key: it is begun anew when it is so long.
   */
  private static final long LIST_BYTES = 64 << 10;

  private final boolean memtableIsGiven;
  private final boolean memtablesAreGiven;
  private final long rewriteAfterSeconds;

  /** Before it is configured; Flink makes it by its name. */
  public StateFiles() {
    this(false, false, REWRITE_AFTER.defaultValue().toSeconds());
  }

  private StateFiles(boolean memtableIsGiven, boolean memtablesAreGiven, long rewriteAfterSeconds) {
    this.memtableIsGiven = memtableIsGiven;
    this.memtablesAreGiven = memtablesAreGiven;
    this.rewriteAfterSeconds = rewriteAfterSeconds;
  }

  @Override
  public StateFiles configure(ReadableConfig configuration) {
    return new StateFiles(
        configuration.getOptional(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE).isPresent(),
        configuration.getOptional(RocksDBConfigurableOptions.MAX_WRITE_BUFFER_NUMBER).isPresent(),
        configuration.get(REWRITE_AFTER).toSeconds());
  }

  @Override
  public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
    return current.setBytesPerSync(SYNC_BYTES).setMaxManifestFileSize(LIST_BYTES);
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
        .setLevel0StopWritesTrigger(FILES_TO_STOP)
        .setTtl(rewriteAfterSeconds);
  }
}
