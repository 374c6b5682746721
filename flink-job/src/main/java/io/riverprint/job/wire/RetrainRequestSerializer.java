package io.riverprint.job.wire;

import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.wire.RetrainRequestCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link RetrainRequest} between tasks: length and the bytes of {@link RetrainRequestCodec}, which
 * carry their version.
 */
public final class RetrainRequestSerializer extends WireSerializer<RetrainRequest> {
  private static final long serialVersionUID = 1;

  public static final RetrainRequestSerializer INSTANCE = new RetrainRequestSerializer();
  private static final RetrainRequestCodec CODEC = new RetrainRequestCodec();

  @Override
  public void serialize(RetrainRequest value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public RetrainRequest deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<RetrainRequest> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RetrainRequest> {
    public Snapshot() {
      super(RetrainRequestSerializer::new);
    }
  }
}
