package io.riverprint.job.serve;

import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.Folders;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.Probes;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.feature.Columns;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles that must not serve, in real folders: each is refused, and a good one after it serves.
 */
final class ReleaseRefusalsTest {
  private static final long TEN = 1_700_000_000_000L;

  @TempDir private Path root;

  @Test
  void aBundleOfAnotherDigest() throws Exception {
    written(2);
    refused("0".repeat(64), "manifest.json: found digest");
  }

  @Test
  void aNetworkOfAnotherShape() throws Exception {
    written(2);
    String digest =
        Folders.changeManifest(
            folder(2), m -> ((ObjectNode) m.get("encoders").get(0)).put("hiddenWidth", 17));
    refused(digest, "tensor encoders.compact.gru");
  }

  @Test
  void weightsThatAreNoNumbers() throws Exception {
    written(2);
    refused(tail(Float.NaN), "found NaN");
  }

  @Test
  void weightsThatAreInfinite() throws Exception {
    written(2);
    refused(tail(Float.NEGATIVE_INFINITY), "found -Infinity");
  }

  @Test
  void probesThatAreNotAnsweredRight() throws Exception {
    ModelBundle good = SmallBundles.make(2, 12);
    Probes wrong =
        new Probes(
            good.probes().sequences(),
            good.probes().length(),
            good.probes().rows(),
            good.probes().embeddings(),
            new float[good.probes().logits().length]);
    String digest =
        BundleWriter.write(
            new ModelBundle(
                good.manifest(),
                good.features(),
                good.network(),
                good.skuFactors(),
                good.categoryFactors(),
                wrong),
            folder(2));
    refused(digest, "probes on backend heap: logit");
  }

  @Test
  void featuresOfAnotherLayout() throws Exception {
    written(2);
    refused(
        Folders.forge(folder(2), "features.safetensors", ReleaseRefusalsTest::otherLayout),
        "features of layout");
  }

  @Test
  void aBundleLargerThanAllowed() throws Exception {
    String digest = written(2);
    long bytes = BundleReader.byteCount(folder(2));
    assertThat(bytes).isGreaterThan(10_000);
    try (Judged judged = Judged.fresh(models(bytes - 1))) {
      judged.judge(release(2, digest));
      assertThat(judged.lastReceipt().detail())
          .contains("are " + bytes + " bytes", "profile.release.max-bytes");
    }
    try (Judged judged = Judged.fresh(models(bytes))) {
      assertThat(judged.judge(release(2, digest)).passed()).containsExactly(2L);
    }
  }

  @Test
  void aBundleUnderAnotherVersionThanItsOwn() throws Exception {
    String digest = BundleWriter.write(SmallBundles.make(7, 7), folder(2));
    refused(digest, "the bundle says it is 7");
  }

  private void refused(String digest, String why) throws Exception {
    try (Judged judged = Judged.fresh(models(Long.MAX_VALUE))) {
      judged.judge(first()).judge(release(2, digest)).judge(release(3, written(3)));

      ReleaseReceipt receipt = judged.lastReceipt();
      assertThat(judged.receipts()).hasSize(1);
      assertThat(receipt.version()).isEqualTo(2);
      assertThat(receipt.outcome()).isEqualTo(ReleaseReceipt.Outcome.REFUSED);
      assertThat(receipt.detail()).contains(why);
      assertThat(judged.passed()).containsExactly(1L, 3L);
    }
  }

  private ModelRelease first() throws IOException {
    return new ModelRelease(
        1, folder(1).toUri().toString(), written(1), FROM_THE_BEGINNING, space(1));
  }

  private ModelRelease release(long version, String digest) {
    return new ModelRelease(
        version, folder(version).toUri().toString(), digest, TEN + version, space(version));
  }

  private static String space(long version) {
    return SmallBundles.make(version, version + 10).manifest().space();
  }

  private String written(long version) throws IOException {
    return BundleWriter.write(SmallBundles.make(version, version + 10), folder(version));
  }

  private Path folder(long version) {
    return root.resolve("" + version);
  }

  /** The last number of the network's file. */
  private String tail(float value) throws IOException {
    return Folders.forge(
        folder(2),
        "network.safetensors",
        bytes -> {
          ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, value);
          return bytes;
        });
  }

  private static byte[] otherLayout(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at <= bytes.length - Long.BYTES; at++) {
      if (file.getLong(at) == Columns.LAYOUT) {
        file.putLong(at, Columns.LAYOUT + 1);
        return bytes;
      }
    }
    throw new IllegalStateException("the bundle names no layout");
  }

  private static BundleModels models(long maxBytes) {
    ServeSettings small = Served.SETTINGS;
    return new BundleModels(
        HeapBackend::new,
        new ServeSettings(
            small.eventsTopic(),
            0,
            3,
            7,
            4,
            1_000,
            small.loadTimeoutMillis(),
            small.space(),
            maxBytes,
            0));
  }
}
