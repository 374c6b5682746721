package io.riverprint.core.bundle;

import io.riverprint.core.net.EncoderSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of itself; manifest.json, written last.
 *
 * @param format of the folder; readers refuse any other
 * @param version of the release, positive
 * @param parent version it was trained from, if any
 * @param space name of its embedding space
 * @param trainedFromMillis event time of the first event used
 * @param trainedUntilMillis event time before which all used events are
 * @param horizonMillis how far ahead the heads look
 * @param encoders of the network, in order; the writer fills them in
 * @param factorScores whether BPR's scores of the target SKUs and categories stand in the profile's
 *     vector, behind the encoders' embeddings
 * @param files sha256 in lower-case hex of each other file, by name
 * @param source where the events came from: for a Kafka log the offsets by partition
 * @param metrics figures of the judging, by camelCase name
 */
public record BundleManifest(
    int format,
    long version,
    @Nullable Long parent,
    String space,
    long trainedFromMillis,
    long trainedUntilMillis,
    long horizonMillis,
    List<EncoderSpec> encoders,
    boolean factorScores,
    Map<String, String> files,
    Map<String, String> source,
    Map<String, Double> metrics) {
  /** 2: the network is a list of encoders; 1, with one encoder, was never released. */
  public static final int FORMAT = 2;

  public BundleManifest {
    encoders = List.copyOf(encoders);
    files = Map.copyOf(files);
    source = Map.copyOf(source);
    metrics = Map.copyOf(metrics);
  }

  /** The same with these figures of the judging. */
  public BundleManifest withMetrics(Map<String, Double> figures) {
    return with(encoders, files, figures);
  }

  /** The same of what was written: the network's encoders, and the digests of its files. */
  BundleManifest written(List<EncoderSpec> network, Map<String, String> digests) {
    return with(network, digests, metrics);
  }

  private BundleManifest with(
      List<EncoderSpec> network, Map<String, String> digests, Map<String, Double> figures) {
    return new BundleManifest(
        FORMAT,
        version,
        parent,
        space,
        trainedFromMillis,
        trainedUntilMillis,
        horizonMillis,
        network,
        factorScores,
        digests,
        source,
        figures);
  }
}
