package io.riverprint.console.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The bytes of each user's newest records in RocksDB: a ring of so many places a user, so that what
 * is kept is bounded without anything ever being counted or swept. Without a log of its own: the
 * topic is the log.
 */
final class RingDisk implements AutoCloseable {
  private static final long WRITE_BUFFER = 16L << 20;
  private static final long CACHE = 64L << 20;
  private static final int OPEN_FILES = 128;

  private final int places;
  private final LRUCache cache = cache();
  private final BloomFilter filter = new BloomFilter(10, false);
  private final Options options = options(cache, filter);
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final RocksDB db;

  /** In this folder, which must be empty. */
  RingDisk(Path folder, int places) {
    this.places = places;
    try {
      this.db = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      throw new IllegalStateException(
          "console folder "
              + folder
              + ": cannot be opened ("
              + e.getMessage()
              + "), needs an empty folder that can be written; name another one",
          e);
    }
  }

  /** Keeps the {@code taken}-th record of a user, from 1; the oldest goes where all is full. */
  void keep(String user, long taken, byte[] record) {
    try {
      db.put(unlogged, key(user, (taken - 1) % places), record);
    } catch (RocksDBException e) {
      throw new IllegalStateException("console: a record cannot be written to disk", e);
    }
  }

  /** The {@code taken}-th record and those before it that are still there, newest first. */
  List<byte[]> newest(String user, long taken, int most) {
    List<byte[]> keys = new ArrayList<>();
    long oldest = Math.max(1, taken - Math.min(places, most) + 1);
    for (long number = taken; number >= oldest; number--) {
      keys.add(key(user, (number - 1) % places));
    }
    try {
      return db.multiGetAsList(keys).stream().filter(bytes -> bytes != null).toList();
    } catch (RocksDBException e) {
      throw new IllegalStateException("console: a record cannot be read from disk", e);
    }
  }

  /** Nothing of the user stays. */
  void forget(String user, long taken) {
    try (WriteBatch batch = new WriteBatch()) {
      for (long place = 0; place < Math.min(taken, places); place++) {
        batch.delete(key(user, place));
      }
      db.write(unlogged, batch);
    } catch (RocksDBException e) {
      throw new IllegalStateException("console: a user cannot be deleted from disk", e);
    }
  }

  @Override
  public void close() {
    db.close();
    unlogged.close();
    options.close();
    filter.close();
    cache.close();
  }

  // The length first: no id is the beginning of another one's key.
  private static byte[] key(String user, long place) {
    byte[] id = user.getBytes(UTF_8);
    byte[] key = new byte[Integer.BYTES + id.length + Short.BYTES];
    ByteBuffer.wrap(key).putInt(id.length).put(id).putShort((short) place);
    return key;
  }

  private static LRUCache cache() {
    RocksDB.loadLibrary();
    return new LRUCache(CACHE);
  }

  private static Options options(LRUCache cache, BloomFilter filter) {
    BlockBasedTableConfig table = new BlockBasedTableConfig();
    table.setBlockCache(cache);
    table.setFilterPolicy(filter);
    return new Options()
        .setCreateIfMissing(true)
        .setErrorIfExists(true)
        .setWriteBufferSize(WRITE_BUFFER)
        .setMaxOpenFiles(OPEN_FILES)
        .setTableFormatConfig(table);
  }
}
