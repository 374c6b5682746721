package io.riverprint.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link Arrival} between tasks: a flag, then the event or the request. */
public final class ArrivalSerializer extends WireSerializer<Arrival> {
  private static final long serialVersionUID = 1;

  public static final ArrivalSerializer INSTANCE = new ArrivalSerializer();

  @Override
  public void serialize(Arrival value, DataOutputView target) throws IOException {
    target.writeBoolean(value instanceof ArrivedEvent);
    if (value instanceof ArrivedEvent event) {
      ArrivedEventSerializer.INSTANCE.serialize(event, target);
    } else if (value instanceof ArrivedErasure erasure) {
      ErasureRequestSerializer.INSTANCE.serialize(erasure.request(), target);
    }
  }

  @Override
  public Arrival deserialize(DataInputView source) throws IOException {
    return source.readBoolean()
        ? ArrivedEventSerializer.INSTANCE.deserialize(source)
        : new ArrivedErasure(ErasureRequestSerializer.INSTANCE.deserialize(source));
  }

  @Override
  public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {
    public Snapshot() {
      super(ArrivalSerializer::new);
    }
  }
}
