package io.riverprint.schema.wire;

import io.riverprint.schema.AlignedEmbedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.avro.AlignedRecord;
import io.riverprint.schema.wire.avro.CountsRecord;
import io.riverprint.schema.wire.avro.EmbeddingWidth;
import io.riverprint.schema.wire.avro.ProfileRecord;
import io.riverprint.schema.wire.avro.ScoredRecord;
import io.riverprint.schema.wire.avro.SessionRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link UserProfile} as bytes. May be used by many threads at once. */
public final class ProfileCodec {
  private final WireForm<ProfileRecord> form =
      new WireForm<>("profile", ProfileRecord.getClassSchema());
  private final EmbeddingFormat format;

  /** Writes embeddings in this format; reads both. */
  public ProfileCodec(EmbeddingFormat format) {
    this.format = format;
  }

  /** The newest version's bytes. */
  public byte[] write(UserProfile profile) {
    return form.write(
        new ProfileRecord(
            profile.userId(),
            profile.asOfMillis(),
            profile.sequence(),
            profile.release(),
            profile.space(),
            session(profile.session()),
            EmbeddingWidth.valueOf(format.name()),
            EmbeddingBytes.write(profile.embedding(), format),
            profile.churn(),
            written(profile.categories()),
            written(profile.skus()),
            written(profile.factorCategories()),
            written(profile.factorSkus()),
            counts(profile.counts()),
            profile.historyTruncated(),
            written(profile.aligned())));
  }

  /**
   * The profile in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none, or its embedding is not a whole number
   *     of values
   */
  public UserProfile read(byte[] bytes) {
    ProfileRecord in = form.read(bytes);
    EmbeddingFormat found = EmbeddingFormat.valueOf(in.getEmbeddingFormat().name());
    requireWhole(bytes, in.getEmbedding(), found);
    if (in.getAligned() != null) {
      requireWhole(bytes, in.getAligned().getEmbedding(), found);
    }
    return profile(in, found);
  }

  private void requireWhole(byte[] bytes, ByteBuffer embedding, EmbeddingFormat found) {
    int length = embedding.remaining();
    if (length % found.width() != 0) {
      throw form.refused(
          bytes,
          "an embedding of " + length + " bytes",
          "a multiple of " + found.width() + ", as " + found + " has",
          "look at its producer");
    }
  }

  private @Nullable AlignedRecord written(@Nullable AlignedEmbedding aligned) {
    return aligned == null
        ? null
        : new AlignedRecord(aligned.space(), EmbeddingBytes.write(aligned.embedding(), format));
  }

  private static @Nullable AlignedEmbedding aligned(
      @Nullable AlignedRecord in, EmbeddingFormat found) {
    return in == null
        ? null
        : new AlignedEmbedding(in.getSpace(), EmbeddingBytes.read(in.getEmbedding(), found));
  }

  private static UserProfile profile(ProfileRecord in, EmbeddingFormat found) {
    return new UserProfile(
        in.getUserId(),
        in.getAsOfMillis(),
        in.getSequence(),
        in.getRelease(),
        in.getSpace(),
        session(in.getSession()),
        EmbeddingBytes.read(in.getEmbedding(), found),
        in.getChurn(),
        read(in.getCategories()),
        read(in.getSkus()),
        read(in.getFactorCategories()),
        read(in.getFactorSkus()),
        counts(in.getCounts()),
        in.getHistoryTruncated(),
        aligned(in.getAligned(), found));
  }

  private static SessionRecord session(SessionSummary s) {
    return new SessionRecord(s.startMillis(), s.endMillis(), s.events(), s.ordinal());
  }

  private static SessionSummary session(SessionRecord s) {
    return new SessionSummary(s.getStartMillis(), s.getEndMillis(), s.getEvents(), s.getOrdinal());
  }

  private static CountsRecord counts(EventCounts c) {
    return new CountsRecord(c.buys(), c.adds(), c.removes(), c.visits(), c.searches());
  }

  private static EventCounts counts(CountsRecord c) {
    return new EventCounts(
        c.getBuys(), c.getAdds(), c.getRemoves(), c.getVisits(), c.getSearches());
  }

  private static List<ScoredRecord> written(List<ScoredItem> items) {
    List<ScoredRecord> out = new ArrayList<>(items.size());
    for (ScoredItem item : items) {
      out.add(new ScoredRecord(item.id(), item.score()));
    }
    return out;
  }

  private static List<ScoredItem> read(List<ScoredRecord> items) {
    List<ScoredItem> out = new ArrayList<>(items.size());
    for (ScoredRecord item : items) {
      out.add(new ScoredItem(item.getId(), item.getScore()));
    }
    return List.copyOf(out);
  }
}
