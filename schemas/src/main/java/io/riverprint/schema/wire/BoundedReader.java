package io.riverprint.schema.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;

/**
 * Avro's reader over {@link ArrayDecoder} in place of the stream decoder it is given, which would
 * allocate whatever length the bytes claim, and go through a copy for each text.
 */
final class BoundedReader<D> implements DatumReader<D> {
  private final DatumReader<D> inner;

  BoundedReader(DatumReader<D> inner) {
    this.inner = inner;
  }

  @Override
  public void setSchema(Schema schema) {
    inner.setSchema(schema);
  }

  @Override
  public D read(D reuse, Decoder in) throws IOException {
    RecordBytes bytes = (RecordBytes) ((BinaryDecoder) in).inputStream();
    return inner.read(reuse, bytes.body());
  }
}
