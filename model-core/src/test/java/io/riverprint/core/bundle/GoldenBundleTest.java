package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Bundles written by earlier versions. */
class GoldenBundleTest {
  private static final String FORMAT_1 =
      "fa6e9fc86aa52a1ddc1bd1d90cac11b78d05051ee736591dfc8c9d32a44a415e";

  /** It had one encoder and was never released; its readout did not know the age of the state. */
  @Test
  void refusesFormat1AndSaysWhatToDo() throws URISyntaxException {
    Path folder = folder("/golden/bundle-format-1");

    assertThatThrownBy(() -> BundleReader.read(folder, FORMAT_1))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageEndingWith(
            "manifest.json: found format 1, needed 2; train again with this version, or serve it"
                + " with the Riverprint that made it");
  }

  private static Path folder(String resource) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(GoldenBundleTest.class.getResource(resource)).toURI());
  }
}
