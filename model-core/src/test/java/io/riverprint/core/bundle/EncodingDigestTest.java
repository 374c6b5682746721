package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingDigestTest {
  private static final ModelBundle BUNDLE = SmallBundles.make(1, 5);

  @TempDir private Path root;

  @Test
  void itemFactorsVersionAndMixtureDoNotMatter() {
    ModelBundle other =
        SmallBundles.otherFactors(BUNDLE, 2, 5).with(SmallBundles.mixed(3, 5).propensity());
    assertThat(EncodingDigest.of(other)).isEqualTo(EncodingDigest.of(BUNDLE));
  }

  @Test
  void oneWeightMatters() {
    ModelBundle other = SmallBundles.make(1, 5);
    other.network().encoders().get(0).gru().hiddenBias()[3] += 1e-6f;
    assertThat(EncodingDigest.of(other)).isNotEqualTo(EncodingDigest.of(BUNDLE));
  }

  @Test
  void oneCountAmongTheFeaturesMatters() {
    ModelBundle other = SmallBundles.make(1, 5);
    other.features().skuStats().counts()[0] += 1;
    assertThat(EncodingDigest.of(other)).isNotEqualTo(EncodingDigest.of(BUNDLE));
  }

  @Test
  void writingAndReadingDoesNotMatter() throws IOException {
    String written = BundleWriter.write(BUNDLE, root.resolve("b"));
    ModelBundle read = BundleReader.read(root.resolve("b"), written);
    assertThat(EncodingDigest.of(read)).isEqualTo(EncodingDigest.of(BUNDLE));
  }
}
