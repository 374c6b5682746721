package io.riverprint.job.wire;

import io.riverprint.schema.ProfileChange;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link ProfileChange} between tasks: a flag, then the profile or who is forgotten. */
public final class ProfileChangeSerializer extends WireSerializer<ProfileChange> {
  private static final long serialVersionUID = 1;

  public static final ProfileChangeSerializer INSTANCE = new ProfileChangeSerializer();

  @Override
  public void serialize(ProfileChange value, DataOutputView target) throws IOException {
    target.writeBoolean(value instanceof ProfileChange.Arrived);
    if (value instanceof ProfileChange.Arrived arrived) {
      UserProfileSerializer.INSTANCE.serialize(arrived.profile(), target);
    } else {
      target.writeUTF(value.userId());
    }
  }

  @Override
  public ProfileChange deserialize(DataInputView source) throws IOException {
    return source.readBoolean()
        ? new ProfileChange.Arrived(UserProfileSerializer.INSTANCE.deserialize(source))
        : new ProfileChange.Forgotten(source.readUTF());
  }

  @Override
  public TypeSerializerSnapshot<ProfileChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ProfileChange> {
    public Snapshot() {
      super(ProfileChangeSerializer::new);
    }
  }
}
