package io.riverprint.job.wire;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.wire.DeadLetterCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link DeadLetter} between tasks: length and the bytes of {@link DeadLetterCodec}, which carry
 * their version.
 */
public final class DeadLetterSerializer extends WireSerializer<DeadLetter> {
  private static final long serialVersionUID = 1;

  public static final DeadLetterSerializer INSTANCE = new DeadLetterSerializer();
  private static final DeadLetterCodec CODEC = new DeadLetterCodec();

  @Override
  public void serialize(DeadLetter value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public DeadLetter deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter> {
    public Snapshot() {
      super(DeadLetterSerializer::new);
    }
  }
}
