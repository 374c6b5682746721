package io.riverprint.core.user;

import io.riverprint.core.session.Nearby;
import io.riverprint.core.session.OpenSession;
import org.jspecify.annotations.Nullable;

/** An open session as bytes: 0 for none, 1 for one that began without codes, 2 with them. */
final class OpenSessionCodec {
  private static final int CODES = 16;

  private OpenSessionCodec() {}

  static void write(ByteSink out, @Nullable OpenSession session) {
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

  static @Nullable OpenSession read(ByteCursor in) {
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
