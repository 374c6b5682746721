package io.riverprint.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.RocksDB;

final class StateFilesTest {
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @BeforeAll
  static void loadRocks() {
    RocksDB.loadLibrary();
  }

  @Test
  void aSnapshotHasASmallMemtableToWaitFor() {
    try (ColumnFamilyOptions options = made(new Configuration())) {
      assertThat(options.writeBufferSize()).isEqualTo(8 << 20);
      assertThat(options.maxWriteBufferNumber()).isEqualTo(4);
    }
  }

  @Test
  void whatTheUserGivesIsKept() {
    Configuration given = new Configuration();
    given.set(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE, MemorySize.ofMebiBytes(48));
    given.set(RocksDBConfigurableOptions.MAX_WRITE_BUFFER_NUMBER, 3);

    try (ColumnFamilyOptions flinks =
            new ColumnFamilyOptions().setWriteBufferSize(48 << 20).setMaxWriteBufferNumber(3);
        ColumnFamilyOptions options =
            new StateFiles().configure(given).createColumnOptions(flinks, toClose)) {
      assertThat(options.writeBufferSize()).isEqualTo(48 << 20);
      assertThat(options.maxWriteBufferNumber()).isEqualTo(3);
    }
  }

  @Test
  void writesAreSlowedDownOnlyLongAfterMergingHasBegun() {
    try (ColumnFamilyOptions options = made(new Configuration())) {
      assertThat(options.level0SlowdownWritesTrigger())
          .isGreaterThanOrEqualTo(2 * options.level0FileNumCompactionTrigger());
      assertThat(options.level0StopWritesTrigger())
          .isGreaterThan(options.level0SlowdownWritesTrigger());
    }
  }

  @Test
  void aFileIsRewrittenAtTheAgeThatIsGiven() {
    Configuration given = new Configuration();
    given.set(StateFiles.REWRITE_AFTER, Duration.ofHours(2));

    try (ColumnFamilyOptions options = made(given);
        ColumnFamilyOptions byDefault = made(new Configuration())) {
      assertThat(options.ttl()).isEqualTo(7_200);
      assertThat(byDefault.ttl()).isEqualTo(86_400);
    }
  }

  private ColumnFamilyOptions made(Configuration given) {
    return new StateFiles()
        .configure(given)
        .createColumnOptions(new ColumnFamilyOptions(), toClose);
  }
}
