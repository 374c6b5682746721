package io.riverprint.job.wire;

import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link UserProfile} between tasks: length and the bytes of {@link ProfileCodec}, which carry
 * their version.
 */
public final class UserProfileSerializer extends WireSerializer<UserProfile> {
  private static final long serialVersionUID = 1;

  public static final UserProfileSerializer INSTANCE = new UserProfileSerializer();
  private static final ProfileCodec CODEC = new ProfileCodec(EmbeddingFormat.FLOAT32);

  @Override
  public void serialize(UserProfile value, DataOutputView target) throws IOException {
    writeBytes(CODEC.write(value), target);
  }

  @Override
  public UserProfile deserialize(DataInputView source) throws IOException {
    return CODEC.read(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<UserProfile> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints: never to be renamed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<UserProfile> {
    public Snapshot() {
      super(UserProfileSerializer::new);
    }
  }
}
