package io.riverprint.job.watch;

import io.riverprint.core.watch.QuestionCodec;
import io.riverprint.job.wire.WireSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A sighting between tasks. */
public final class SightingSerializer extends WireSerializer<Sighting> {
  private static final long serialVersionUID = 1;

  public static final SightingSerializer INSTANCE = new SightingSerializer();

  private static final int BOUGHT = 0;
  private static final int ASKED = 1;
  private static final int ERASED = 2;

  @Override
  public void serialize(Sighting value, DataOutputView target) throws IOException {
    write(value, target);
  }

  @Override
  public Sighting deserialize(DataInputView source) throws IOException {
    return read(source);
  }

  private static void write(Sighting value, DataOutput out) throws IOException {
    out.writeUTF(value.userId());
    if (value instanceof Sighting.Asked asked) {
      out.writeByte(ASKED);
      out.writeLong(asked.rank());
      QuestionCodec.write(asked.question(), out);
    } else if (value instanceof Sighting.Bought bought) {
      out.writeByte(BOUGHT);
      QuestionCodec.write(bought.purchase(), out);
    } else if (value instanceof Sighting.Erased erased) {
      out.writeByte(ERASED);
      out.writeLong(erased.untilMillis());
    }
  }

  private static Sighting read(DataInput in) throws IOException {
    String userId = in.readUTF();
    int kind = in.readByte();
    if (kind == ERASED) {
      return new Sighting.Erased(userId, in.readLong());
    }
    return kind == ASKED
        ? new Sighting.Asked(userId, in.readLong(), QuestionCodec.readQuestion(in))
        : new Sighting.Bought(userId, QuestionCodec.readPurchase(in));
  }

  @Override
  public TypeSerializerSnapshot<Sighting> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sighting> {
    public Snapshot() {
      super(SightingSerializer::new);
    }
  }
}
