package io.riverprint.job.wire;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link Decoded}: a flag, then the value or the letter. Used only where a chain is broken. */
public abstract class DecodedSerializer<T> extends WireSerializer<Decoded<T>> {
  private static final long serialVersionUID = 1;

  private final WireSerializer<T> values;

  private DecodedSerializer(WireSerializer<T> values) {
    this.values = values;
  }

  @Override
  public final void serialize(Decoded<T> decoded, DataOutputView target) throws IOException {
    target.writeBoolean(decoded.isGood());
    T value = decoded.value();
    if (value != null) {
      values.serialize(value, target);
    } else {
      DeadLetterSerializer.INSTANCE.serialize(decoded.letter(), target);
    }
  }

  @Override
  public final Decoded<T> deserialize(DataInputView source) throws IOException {
    if (source.readBoolean()) {
      return Decoded.good(values.deserialize(source));
    }
    DeadLetter letter = DeadLetterSerializer.INSTANCE.deserialize(source);
    return Decoded.dead(letter);
  }

  /** Of events. */
  public static final class OfEvents extends DecodedSerializer<ArrivedEvent> {
    private static final long serialVersionUID = 1;

    public OfEvents() {
      super(ArrivedEventSerializer.INSTANCE);
    }

    @Override
    public TypeSerializerSnapshot<Decoded<ArrivedEvent>> snapshotConfiguration() {
      return new OfEventsSnapshot();
    }
  }

  /** Of releases. */
  public static final class OfReleases extends DecodedSerializer<ModelRelease> {
    private static final long serialVersionUID = 1;

    public OfReleases() {
      super(ModelReleaseSerializer.INSTANCE);
    }

    @Override
    public TypeSerializerSnapshot<Decoded<ModelRelease>> snapshotConfiguration() {
      return new OfReleasesSnapshot();
    }
  }

  /** Of requests for erasure. */
  public static final class OfErasures extends DecodedSerializer<ErasureRequest> {
    private static final long serialVersionUID = 1;

    public OfErasures() {
      super(ErasureRequestSerializer.INSTANCE);
    }

    @Override
    public TypeSerializerSnapshot<Decoded<ErasureRequest>> snapshotConfiguration() {
      return new OfErasuresSnapshot();
    }
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class OfEventsSnapshot
      extends SimpleTypeSerializerSnapshot<Decoded<ArrivedEvent>> {
    public OfEventsSnapshot() {
      super(OfEvents::new);
    }
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class OfReleasesSnapshot
      extends SimpleTypeSerializerSnapshot<Decoded<ModelRelease>> {
    public OfReleasesSnapshot() {
      super(OfReleases::new);
    }
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class OfErasuresSnapshot
      extends SimpleTypeSerializerSnapshot<Decoded<ErasureRequest>> {
    public OfErasuresSnapshot() {
      super(OfErasures::new);
    }
  }
}
