package io.riverprint.job.wire;

import io.riverprint.core.user.UserEventCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An arrived event between tasks and in checkpoints: the event's version comes first. */
public final class ArrivedEventSerializer extends WireSerializer<ArrivedEvent> {
  private static final long serialVersionUID = 1;

  public static final ArrivedEventSerializer INSTANCE = new ArrivedEventSerializer();

  @Override
  public void serialize(ArrivedEvent arrived, DataOutputView target) throws IOException {
    UserEventCodec.write(arrived.event(), target);
    target.writeInt(arrived.partition());
    target.writeLong(arrived.offset());
    writeBytes(arrived.original(), target);
  }

  @Override
  public ArrivedEvent deserialize(DataInputView source) throws IOException {
    return new ArrivedEvent(
        UserEventCodec.read(source), source.readInt(), source.readLong(), readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<ArrivedEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ArrivedEvent> {
    public Snapshot() {
      super(ArrivedEventSerializer::new);
    }
  }
}
