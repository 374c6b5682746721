package io.riverprint.core.user;

/** A {@link KeyTable} as bytes: its size, then each key with its counts, oldest first. */
enum KeyTableCodec {
  /** Keys that are hashes: eight bytes each. */
  HASHES(Long.BYTES) {
    @Override
    void writeKey(ByteSink out, long key) {
      out.i64(key);
    }

    @Override
    long readKey(ByteCursor in) {
      return in.i64();
    }
  },

  /** Keys that are numbers and small as a rule: as many bytes as they need. */
  NUMBERS(1) {
    @Override
    void writeKey(ByteSink out, long key) {
      out.varint(key);
    }

    @Override
    long readKey(ByteCursor in) {
      return in.varint();
    }
  };

  // Room for two entries more: a user who was read is about to get an event.
  private static final int ROOM = 2;

  private final int leastKeyBytes;

  KeyTableCodec(int leastKeyBytes) {
    this.leastKeyBytes = leastKeyBytes;
  }

  abstract void writeKey(ByteSink out, long key);

  abstract long readKey(ByteCursor in);

  void write(ByteSink out, KeyTable table) {
    out.varint(table.size());
    for (int i = 0; i < table.size(); i++) {
      writeKey(out, table.key(i));
      for (int kind = 0; kind < table.kinds(); kind++) {
        out.varint(table.countAt(i, kind));
      }
    }
  }

  KeyTable read(ByteCursor in, int kinds) {
    int size = in.length(leastKeyBytes + kinds);
    if (size == 0) {
      return new KeyTable(kinds);
    }
    KeyTable table = new KeyTable(kinds, size + ROOM);
    int[] row = new int[kinds];
    for (int i = 0; i < size; i++) {
      long key = readKey(in);
      for (int kind = 0; kind < kinds; kind++) {
        row[kind] = in.count();
      }
      table.restore(i, key, row);
    }
    return table;
  }
}
