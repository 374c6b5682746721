package io.riverprint.schema.wire;

import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One kind of record as bytes: written in its newest version, read in every version that was kept.
 * May be used by many threads at once.
 */
final class WireForm<T extends SpecificRecordBase> {
  private final String name;
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  /**
   * The form of one record.
   *
   * @param name the folder of its versions
   * @param generated schema of the generated class, the newest version
   */
  WireForm(String name, Schema generated) {
    this(name, generated, KeptSchemas.of(name));
  }

  WireForm(String name, Schema generated, KeptSchemas kept) {
    BoundedModel model = new BoundedModel();
    this.name = name;
    this.encoder = new BinaryMessageEncoder<>(model, generated);
    this.decoder = new BinaryMessageDecoder<>(model, generated, kept.store());
  }

  @SuppressWarnings("ByteBufferBackingArray") // the encoder wraps a copy of exactly its length
  byte[] write(T record) {
    try {
      return encoder.encode(record).array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Mutated bytes make Avro throw a dozen kinds of exceptions, index errors among them.
  T read(byte[] bytes) {
    RecordBytes in = new RecordBytes(bytes);
    T record;
    try {
      record = decoder.decode(in, null);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableRecordException(Reason.UNREADABLE, unreadable(bytes, e), e);
    }
    if (in.body().left() > 0) {
      throw refused(bytes, in.body().left() + " bytes left over", "none", "look at its producer");
    }
    return record;
  }

  UnreadableRecordException refused(byte[] bytes, String found, String needed, String todo) {
    return new UnreadableRecordException(Reason.UNREADABLE, where(bytes), found, needed, todo);
  }

  private String unreadable(byte[] bytes, Exception e) {
    return where(bytes)
        + ": found "
        + e.getMessage()
        + ", needs Avro single-object encoding of a version that was published; look at its"
        + " producer, or update this reader if the producer is newer";
  }

  private String where(byte[] bytes) {
    return name + " record of " + bytes.length + " bytes";
  }
}
