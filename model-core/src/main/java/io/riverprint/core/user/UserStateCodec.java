package io.riverprint.core.user;

import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.session.Nearby;
import io.riverprint.core.session.OpenSession;
import io.riverprint.core.user.UserState.Encoded;
import org.jspecify.annotations.Nullable;

/** A user's state as bytes: first the version, nothing left over. Equal states have equal bytes. */
public final class UserStateCodec {
  /** 1: everything of 0.1. 2: the kept outputs; written only where there are any. */
  public static final int NEWEST = 2;

  private static final int WITHOUT_KEPT = 1;

  private static final int CODES = 16;

  private UserStateCodec() {}

  /** The state as bytes of the newest version. */
  public static byte[] write(UserState state) {
    Encoded encoded = state.encoded;
    ByteSink out = new ByteSink(sizeOf(state));
    out.u8(encoded.kept.length == 0 ? WITHOUT_KEPT : NEWEST);
    out.text(state.userId);
    out.varint(state.sequence);
    out.i64(state.emittedMillis);
    out.i64(state.emitDueMillis);
    out.i64(state.armedMillis());
    state.history.write(out);
    writeEncoded(out, encoded);
    return out.toBytes();
  }

  /**
   * A state as it was.
   *
   * @throws CorruptStateException if this code or an older one cannot have written the bytes
   */
  public static UserState read(byte[] bytes) {
    ByteCursor in = new ByteCursor(bytes);
    int version = in.u8();
    if (version < WITHOUT_KEPT || version > NEWEST) {
      throw new CorruptStateException(
          "version " + version + " found, versions 1 to " + NEWEST + " are known");
    }
    UserState state = readState(in, version);
    if (in.left() > 0) {
      throw new CorruptStateException("version " + version + ": " + in.left() + " left over");
    }
    return state;
  }

  // Close to what is needed, and rather more: growing costs a copy.
  private static int sizeOf(UserState state) {
    Encoded encoded = state.encoded;
    int floats = encoded.hidden.length + encoded.skuFactor.length + encoded.categoryFactor.length;
    int entries =
        encoded.skus.size()
            + encoded.categories.size()
            + encoded.clusters.size()
            + encoded.urls.size()
            + encoded.queries.size()
            + encoded.queryClusters.size();
    int kept = 0;
    for (KeptOutputs outputs : encoded.kept) {
      kept += outputs.byteCount();
    }
    return 256 + 4 * floats + kept + 12 * entries + state.history.byteCount();
  }

  private static UserState readState(ByteCursor in, int version) {
    String userId = in.text();
    long sequence = in.varint();
    long emittedMillis = in.i64();
    long emitDueMillis = in.i64();
    long armedMillis = in.i64();
    UserState state = new UserState(userId, RecentEvents.read(in), readEncoded(in, version));
    state.sequence = sequence;
    state.emittedMillis = emittedMillis;
    state.emitDueMillis = emitDueMillis;
    state.armed(armedMillis);
    return state;
  }

  private static void writeEncoded(ByteSink out, Encoded encoded) {
    out.varint(encoded.release);
    out.floats(encoded.hidden);
    if (encoded.kept.length > 0) {
      write(out, encoded.kept);
    }
    out.floats(encoded.skuFactor);
    out.floats(encoded.categoryFactor);
    for (int total : encoded.totals) {
      out.varint(total);
    }
    write(out, encoded.skus);
    write(out, encoded.categories);
    write(out, encoded.clusters);
    write(out, encoded.urls);
    write(out, encoded.queries);
    write(out, encoded.queryClusters);
    write(out, encoded.visits);
    write(out, encoded.searches);
    out.i64(encoded.sessionStartMillis);
    out.i64(encoded.sessionEndMillis);
    out.varint(encoded.sessionEvents);
    out.varint(encoded.sessions);
    out.i64(encoded.lastRowMillis);
    out.varint(encoded.rows);
    out.varint(encoded.foldIns);
    out.u8(encoded.fromTruncatedHistory ? 1 : 0);
  }

  private static Encoded readEncoded(ByteCursor in, int version) {
    long release = in.varint();
    float[] hidden = in.floats();
    KeptOutputs[] kept = version == WITHOUT_KEPT ? KeptOutputs.none() : readKept(in);
    Encoded encoded = new Encoded(release, hidden, kept, in.floats(), in.floats());
    for (int kind = 0; kind < encoded.totals.length; kind++) {
      encoded.totals[kind] = in.count();
    }
    encoded.skus = readTable(in, 3);
    encoded.categories = readTable(in, 3);
    encoded.clusters = readTable(in, 3);
    encoded.urls = readTable(in, 1);
    encoded.queries = readTable(in, 1);
    encoded.queryClusters = readTable(in, 1);
    encoded.visits = readSession(in);
    encoded.searches = readSession(in);
    encoded.sessionStartMillis = in.i64();
    encoded.sessionEndMillis = in.i64();
    encoded.sessionEvents = in.count();
    encoded.sessions = in.count();
    encoded.lastRowMillis = in.i64();
    encoded.rows = in.count();
    encoded.foldIns = in.count();
    encoded.fromTruncatedHistory = in.u8() == 1;
    return encoded;
  }

  private static void write(ByteSink out, KeptOutputs[] kept) {
    out.u8(kept.length);
    for (KeptOutputs outputs : kept) {
      outputs.write(out);
    }
  }

  private static KeptOutputs[] readKept(ByteCursor in) {
    KeptOutputs[] kept = new KeptOutputs[in.u8()];
    if (kept.length == 0 || kept.length > NetworkSpec.MOST_ENCODERS) {
      throw new CorruptStateException("outputs kept of " + kept.length + " encoders");
    }
    for (int i = 0; i < kept.length; i++) {
      kept[i] = KeptOutputs.read(in);
    }
    return kept;
  }

  private static void write(ByteSink out, KeyTable table) {
    out.varint(table.size());
    for (int i = 0; i < table.size(); i++) {
      out.i64(table.key(i));
      for (int kind = 0; kind < table.kinds(); kind++) {
        out.varint(table.countAt(i, kind));
      }
    }
  }

  private static KeyTable readTable(ByteCursor in, int kinds) {
    int size = in.length(8 + kinds);
    if (size == 0) {
      return new KeyTable(kinds);
    }
    KeyTable table = new KeyTable(kinds, size + 2);
    int[] row = new int[kinds];
    for (int i = 0; i < size; i++) {
      long key = in.i64();
      for (int kind = 0; kind < kinds; kind++) {
        row[kind] = in.count();
      }
      table.restore(i, key, row);
    }
    return table;
  }

  private static void write(ByteSink out, @Nullable OpenSession session) {
    if (session == null) {
      out.u8(0);
      return;
    }
    byte[] codes = session.firstCodes;
    out.u8(codes == null ? 1 : 2);
    out.i64(session.startMillis);
    out.i64(session.firstKey);
    if (codes != null) {
      out.raw(codes, 0, CODES);
    }
    out.varint(session.endMillis - session.startMillis);
    out.varint(session.events);
    out.i64(session.closesAtMillis);
    write(out, session.confirmed);
    write(out, session.nearTail);
    write(out, session.farTail);
  }

  private static @Nullable OpenSession readSession(ByteCursor in) {
    int form = in.u8();
    if (form == 0) {
      return null;
    }
    long startMillis = in.i64();
    long firstKey = in.i64();
    OpenSession session = new OpenSession(startMillis, firstKey, form == 1 ? null : in.raw(CODES));
    session.endMillis = startMillis + in.varint();
    session.events = in.count();
    session.closesAtMillis = in.i64();
    read(in, session.confirmed);
    read(in, session.nearTail);
    read(in, session.farTail);
    return session;
  }

  private static void write(ByteSink out, Nearby nearby) {
    out.varint(nearby.events);
    out.u8((nearby.topSku ? 1 : 0) | (nearby.topCategory ? 2 : 0));
  }

  private static void read(ByteCursor in, Nearby nearby) {
    nearby.events = in.count();
    int flags = in.u8();
    nearby.topSku = (flags & 1) != 0;
    nearby.topCategory = (flags & 2) != 0;
  }
}
