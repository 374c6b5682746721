package io.riverprint.core.user;

import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.user.UserState.Encoded;

/** A user's state as bytes: first the version, nothing left over. Equal states have equal bytes. */
public final class UserStateCodec {
  /**
   * 1: without kept outputs. 2: with some. 3: with any number of them, none included; numbers of
   * categories and clusters take a byte or two.
   */
  public static final int NEWEST = 3;

  private static final int WITHOUT_KEPT = 1;
  private static final int WITH_LONG_KEYS = 2;

  private UserStateCodec() {}

  /** The state as bytes of the newest version. */
  public static byte[] write(UserState state) {
    return new UserStateWriter().write(state);
  }

  static void write(UserState state, ByteSink out) {
    out.u8(NEWEST);
    out.text(state.userId);
    out.varint(state.sequence);
    out.i64(state.emittedMillis);
    out.i64(state.emitDueMillis);
    out.i64(state.armedMillis());
    state.history.write(out);
    writeEncoded(out, state.encoded);
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
    write(out, encoded.kept);
    out.floats(encoded.skuFactor);
    out.floats(encoded.categoryFactor);
    for (int total : encoded.totals) {
      out.varint(total);
    }
    KeyTableCodec.HASHES.write(out, encoded.skus);
    KeyTableCodec.NUMBERS.write(out, encoded.categories);
    KeyTableCodec.NUMBERS.write(out, encoded.clusters);
    KeyTableCodec.HASHES.write(out, encoded.urls);
    KeyTableCodec.HASHES.write(out, encoded.queries);
    KeyTableCodec.NUMBERS.write(out, encoded.queryClusters);
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
    KeptOutputs[] kept = version == WITHOUT_KEPT ? KeptOutputs.none() : readKept(in, version);
    Encoded encoded = new Encoded(release, hidden, kept, in.floats(), in.floats());
    for (int kind = 0; kind < encoded.totals.length; kind++) {
      encoded.totals[kind] = in.count();
    }
    KeyTableCodec numbers = version > WITH_LONG_KEYS ? KeyTableCodec.NUMBERS : KeyTableCodec.HASHES;
    encoded.skus = KeyTableCodec.HASHES.read(in, 3);
    encoded.categories = numbers.read(in, 3);
    encoded.clusters = numbers.read(in, 3);
    encoded.urls = KeyTableCodec.HASHES.read(in, 1);
    encoded.queries = KeyTableCodec.HASHES.read(in, 1);
    encoded.queryClusters = numbers.read(in, 1);
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

  private static KeptOutputs[] readKept(ByteCursor in, int version) {
    int count = in.u8();
    if ((count == 0 && version == WITH_LONG_KEYS) || count > NetworkSpec.MOST_ENCODERS) {
      throw new CorruptStateException("outputs kept of " + count + " encoders");
    }
    KeptOutputs[] kept = count == 0 ? KeptOutputs.none() : new KeptOutputs[count];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = KeptOutputs.read(in);
    }
    return kept;
  }
}
