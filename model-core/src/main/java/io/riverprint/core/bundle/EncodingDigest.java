package io.riverprint.core.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * What makes hidden states of users: features and network, and neither item factors nor mixtures.
 * Two bundles of one digest make the same states, to the bit, of the same events.
 */
public final class EncodingDigest {
  private EncodingDigest() {}

  /** SHA-256 of the bundle's features and network, as they would be written. */
  public static String of(ModelBundle bundle) {
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      FeatureTensors.write(bundle.features()).writeTo(out);
      NetworkTensors.write(bundle.network()).writeTo(out);
      out.write(StrictJson.MAPPER.writeValueAsBytes(bundle.network().spec().encoders()));
    } catch (IOException e) {
      throw new UncheckedIOException("a bundle of tensors that cannot be written", e);
    }
    return Sha256.text(digest.digest());
  }
}
