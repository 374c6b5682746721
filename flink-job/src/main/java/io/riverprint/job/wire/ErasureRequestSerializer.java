package io.riverprint.job.wire;

import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.wire.ErasureRequestCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link ErasureRequest} between tasks: length and the bytes of {@link ErasureRequestCodec}, which
 * carry their version.
 */
public final class ErasureRequestSerializer extends WireSerializer<ErasureRequest> {
  private static final long serialVersionUID = 1;

  public static final ErasureRequestSerializer INSTANCE = new ErasureRequestSerializer();
  private static final ErasureRequestCodec CODEC = new ErasureRequestCodec();

  @Override
  public void serialize(ErasureRequest value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public ErasureRequest deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<ErasureRequest> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ErasureRequest> {
    public Snapshot() {
      super(ErasureRequestSerializer::new);
    }
  }
}
