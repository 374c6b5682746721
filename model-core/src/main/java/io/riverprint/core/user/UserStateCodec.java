package io.riverprint.core.user;

import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.user.UserState.Encoded;

/** A user's state as bytes: first the version, nothing left over. Equal states have equal bytes. */
public final class UserStateCodec {
  /** 1: everything of 0.1. 2: the kept outputs; written only where there are any. */
  public static final int NEWEST = 2;

  private static final int WITHOUT_KEPT = 1;

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
    encoded.skus.write(out);
    encoded.categories.write(out);
    encoded.clusters.write(out);
    encoded.urls.write(out);
    encoded.queries.write(out);
    encoded.queryClusters.write(out);
    OpenSessionCodec.write(out, encoded.visits);
    OpenSessionCodec.write(out, encoded.searches);
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
    encoded.skus = KeyTable.read(in, 3);
    encoded.categories = KeyTable.read(in, 3);
    encoded.clusters = KeyTable.read(in, 3);
    encoded.urls = KeyTable.read(in, 1);
    encoded.queries = KeyTable.read(in, 1);
    encoded.queryClusters = KeyTable.read(in, 1);
    encoded.visits = OpenSessionCodec.read(in);
    encoded.searches = OpenSessionCodec.read(in);
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
}
