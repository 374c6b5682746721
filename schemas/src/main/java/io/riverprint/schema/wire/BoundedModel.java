package io.riverprint.schema.wire;

import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;

/**
 * Avro's model of generated classes, reading with {@link BoundedReader}, writing with the code
 * generated for each record rather than field by field through its schema.
 */
final class BoundedModel extends SpecificData {
  private final SpecificData plain = new SpecificData(BoundedModel.class.getClassLoader());

  BoundedModel() {
    setCustomCoders(true);
  }

  @Override
  @SuppressWarnings("unchecked")
  public DatumReader<Object> createDatumReader(Schema writer, Schema reader) {
    return new BoundedReader<>((DatumReader<Object>) plain.createDatumReader(writer, reader));
  }
}
