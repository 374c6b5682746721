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
 * @param alignment of its space to its oldest ancestor's; null where the bundle holds no map
 * @param restores the version whose files these are, where this is a rollback
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
    Map<String, Double> metrics,
    @Nullable Alignment alignment,
    @Nullable Long restores) {
  /**
   * 3: alignment and restores; 2, which is still read, had neither. 1 had one encoder and was never
   * released.
   */
  public static final int FORMAT = 3;

  static final int OLDEST_FORMAT = 2;

  /** Of a release whose space is its own, and which is nobody's rollback. */
  public BundleManifest(
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
    this(
        format,
        version,
        parent,
        space,
        trainedFromMillis,
        trainedUntilMillis,
        horizonMillis,
        encoders,
        factorScores,
        files,
        source,
        metrics,
        null,
        null);
  }

  public BundleManifest {
    encoders = List.copyOf(encoders);
    files = Map.copyOf(files);
    source = Map.copyOf(source);
    metrics = Map.copyOf(metrics);
  }

  /** Name of the space that the bundle's map leads to; its own where it has none. */
  public String alignedSpace() {
    return alignment == null ? space : alignment.space();
  }

  /** The same with these figures of the judging. */
  public BundleManifest withMetrics(Map<String, Double> figures) {
    return with(version, parent, encoders, files, figures, alignment, restores);
  }

  /** The same that says which release it goes on from. */
  public BundleManifest withParent(long release) {
    return with(version, release, encoders, files, metrics, alignment, restores);
  }

  /** The same with a map into an older space. */
  public BundleManifest withAlignment(@Nullable Alignment map) {
    return with(version, parent, encoders, files, metrics, map, restores);
  }

  /** The same as a newer release that brings this one back. */
  public BundleManifest restoredAs(long newer) {
    return with(newer, newer - 1, encoders, files, metrics, alignment, version);
  }

  /** The same of what was written: the network's encoders, and the digests of its files. */
  BundleManifest written(List<EncoderSpec> network, Map<String, String> digests) {
    return with(version, parent, network, digests, metrics, alignment, restores);
  }

  private BundleManifest with(
      long newVersion,
      @Nullable Long newParent,
      List<EncoderSpec> network,
      Map<String, String> digests,
      Map<String, Double> figures,
      @Nullable Alignment map,
      @Nullable Long restored) {
    return new BundleManifest(
        FORMAT,
        newVersion,
        newParent,
        space,
        trainedFromMillis,
        trainedUntilMillis,
        horizonMillis,
        network,
        factorScores,
        digests,
        source,
        figures,
        map,
        restored);
  }
}
