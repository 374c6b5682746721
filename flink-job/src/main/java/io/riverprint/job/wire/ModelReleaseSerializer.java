package io.riverprint.job.wire;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.wire.ReleaseCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link ModelRelease} between tasks: length and the bytes of {@link ReleaseCodec}, which carry
 * their version.
 */
public final class ModelReleaseSerializer extends WireSerializer<ModelRelease> {
  private static final long serialVersionUID = 1;

  public static final ModelReleaseSerializer INSTANCE = new ModelReleaseSerializer();
  private static final ReleaseCodec CODEC = new ReleaseCodec();

  @Override
  public void serialize(ModelRelease value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public ModelRelease deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<ModelRelease> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ModelRelease> {
    public Snapshot() {
      super(ModelReleaseSerializer::new);
    }
  }
}
