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

/** A finding between tasks and in checkpoints. */
public final class FindingSerializer extends WireSerializer<Finding> {
  private static final long serialVersionUID = 1;

  public static final FindingSerializer INSTANCE = new FindingSerializer();

  @Override
  public void serialize(Finding value, DataOutputView target) throws IOException {
    write(value, target);
  }

  @Override
  public Finding deserialize(DataInputView source) throws IOException {
    return read(source);
  }

  static void write(Finding value, DataOutput out) throws IOException {
    out.writeLong(value.atMillis());
    out.writeBoolean(value instanceof Finding.Answered);
    if (value instanceof Finding.Answered answered) {
      QuestionCodec.write(answered.answer(), out);
    } else if (value instanceof Finding.Seen seen) {
      out.writeLong(seen.release());
      QuestionCodec.writeFloats(seen.columns(), out);
    }
  }

  static Finding read(DataInput in) throws IOException {
    long atMillis = in.readLong();
    return in.readBoolean()
        ? new Finding.Answered(atMillis, QuestionCodec.readAnswer(in))
        : new Finding.Seen(atMillis, in.readLong(), QuestionCodec.readFloats(in));
  }

  @Override
  public TypeSerializerSnapshot<Finding> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Finding> {
    public Snapshot() {
      super(FindingSerializer::new);
    }
  }
}
