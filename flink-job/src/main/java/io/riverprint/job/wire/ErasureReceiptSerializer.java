package io.riverprint.job.wire;

import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.wire.ErasureReceiptCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link ErasureReceipt} between tasks: length and the bytes of {@link ErasureReceiptCodec}, which
 * carry their version.
 */
public final class ErasureReceiptSerializer extends WireSerializer<ErasureReceipt> {
  private static final long serialVersionUID = 1;

  public static final ErasureReceiptSerializer INSTANCE = new ErasureReceiptSerializer();
  private static final ErasureReceiptCodec CODEC = new ErasureReceiptCodec();

  @Override
  public void serialize(ErasureReceipt value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public ErasureReceipt deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<ErasureReceipt> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ErasureReceipt> {
    public Snapshot() {
      super(ErasureReceiptSerializer::new);
    }
  }
}
