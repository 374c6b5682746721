package io.riverprint.job.wire;

import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.wire.QualityCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link LiveQuality} between tasks: length and the bytes of {@link QualityCodec}, which carry
 * their version.
 */
public final class LiveQualitySerializer extends WireSerializer<LiveQuality> {
  private static final long serialVersionUID = 1;

  public static final LiveQualitySerializer INSTANCE = new LiveQualitySerializer();
  private static final QualityCodec CODEC = new QualityCodec();

  @Override
  public void serialize(LiveQuality value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public LiveQuality deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<LiveQuality> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LiveQuality> {
    public Snapshot() {
      super(LiveQualitySerializer::new);
    }
  }
}
