package io.riverprint.trainer;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.Sha256;
import io.riverprint.core.feature.Keys;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.log.ProductProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a training depends on, as a digest: two of the same give the same weights. */
final class Fingerprint {
  // Higher with every change that makes checkpoints of before useless.
  private static final int GENERATION = 2;

  private Fingerprint() {}

  static String of(
      TrainOptions options,
      TimeSplit split,
      Histories histories,
      List<ProductProperties> products,
      Start start) {
    long goods = 0;
    for (ProductProperties product : products) {
      goods = goods * 31 + Keys.of(product.toString());
    }
    String all =
        List.of(
                GENERATION,
                BundleManifest.FORMAT,
                options,
                split,
                histories.events(),
                histories.fingerprint(),
                goods,
                start.name())
            .toString();
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }
}
