package io.riverprint.job.wire;

import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.wire.ReceiptCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link ReleaseReceipt} between tasks: length and the bytes of {@link ReceiptCodec}, which carry
 * their version.
 */
public final class ReleaseReceiptSerializer extends WireSerializer<ReleaseReceipt> {
  private static final long serialVersionUID = 1;

  public static final ReleaseReceiptSerializer INSTANCE = new ReleaseReceiptSerializer();
  private static final ReceiptCodec CODEC = new ReceiptCodec();

  @Override
  public void serialize(ReleaseReceipt value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public ReleaseReceipt deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<ReleaseReceipt> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReleaseReceipt> {
    public Snapshot() {
      super(ReleaseReceiptSerializer::new);
    }
  }
}
