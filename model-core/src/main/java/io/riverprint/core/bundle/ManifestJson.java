package io.riverprint.core.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.NetworkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** manifest.json: the manifest's fields by their names, maps by ascending key. */
final class ManifestJson {
  static final String NAME = "manifest.json";
  static final int MAX_BYTES = 1 << 20;

  private static final ObjectWriter WRITER =
      StrictJson.MAPPER
          .writer()
          .with(SerializationFeature.INDENT_OUTPUT)
          .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final String NEW_FORMAT =
      "update Riverprint here, or announce a release made by this version";
  private static final String OLD_FORMAT =
      "train again with this version, or serve it with the Riverprint that made it";

  private ManifestJson() {}

  static byte[] write(BundleManifest manifest) {
    try {
      return WRITER.writeValueAsBytes(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("manifest " + manifest.version() + ": " + e, e);
    }
  }

  static BundleManifest read(String where, byte[] bytes) {
    JsonNode json = StrictJson.object(where, bytes, 0, bytes.length);
    requireFormat(where, json.path("format"));
    completed((ObjectNode) json);
    try {
      BundleManifest manifest = StrictJson.MAPPER.treeToValue(json, BundleManifest.class);
      requireEncoders(where, manifest.encoders());
      return manifest;
    } catch (JsonProcessingException | NullPointerException e) {
      throw new CorruptBundleException(
          where,
          e instanceof JsonProcessingException j ? j.getOriginalMessage() : "null in a map",
          "the fields of a manifest",
          Require.COPY_AGAIN,
          e);
    }
  }

  /** Before anything else is looked at: another format may have other fields. */
  private static void requireFormat(String where, JsonNode format) {
    if (!format.isInt()
        || format.intValue() < BundleManifest.OLDEST_FORMAT
        || format.intValue() > BundleManifest.FORMAT) {
      throw new CorruptBundleException(
          where,
          "format " + format,
          BundleManifest.OLDEST_FORMAT + " or " + BundleManifest.FORMAT,
          format.intValue() == 1 ? OLD_FORMAT : NEW_FORMAT);
    }
  }

  /** What a format had not yet is null, as the newest has it where it does not apply. */
  private static void completed(ObjectNode json) {
    if (json.path("format").intValue() == BundleManifest.OLDEST_FORMAT) {
      json.putNull("alignment").putNull("restores");
    }
  }

  /** They must fit each other before any weight is looked at. */
  private static void requireEncoders(String where, List<EncoderSpec> encoders) {
    try {
      NetworkSpec unused = new NetworkSpec(Columns.INPUT_WIDTH, encoders);
    } catch (IllegalArgumentException e) {
      throw Require.damaged(where, "" + e.getMessage(), "encoders that fit each other");
    }
  }

  static void check(String where, BundleManifest m) {
    Require.that(
        m.format() >= BundleManifest.OLDEST_FORMAT && m.format() <= BundleManifest.FORMAT,
        where,
        "format " + m.format(),
        BundleManifest.OLDEST_FORMAT + " to " + BundleManifest.FORMAT);
    Require.that(m.version() > 0, where, "version " + m.version(), "> 0");
    requireOlder(where, "parent", m.parent(), m.version());
    requireOlder(where, "restores", m.restores(), m.version());
    requireAlignment(where, m.alignment(), m.version());
    Require.that(m.space() != null && !m.space().isBlank(), where, "no space", "a name");
    Require.that(
        m.trainedFromMillis() <= m.trainedUntilMillis(),
        where,
        "trainedFromMillis " + m.trainedFromMillis(),
        "at most trainedUntilMillis " + m.trainedUntilMillis());
    Require.that(m.horizonMillis() > 0, where, "horizon " + m.horizonMillis() + " ms", "> 0");
    m.metrics()
        .forEach((k, v) -> Require.that(Double.isFinite(v), where, k + " " + v, "a finite number"));
  }

  private static void requireOlder(String where, String what, @Nullable Long older, long version) {
    Require.that(
        older == null || (older > 0 && older < version),
        where,
        what + " " + older,
        "null, or 1 to " + (version - 1));
  }

  private static void requireAlignment(String where, @Nullable Alignment a, long version) {
    if (a != null) {
      requireOlder(where, "alignment to", a.predecessor(), version);
      Require.that(a.space() != null && !a.space().isBlank(), where, "no aligned space", "a name");
      Require.that(a.anchors() > 0, where, a.anchors() + " anchors", "> 0");
      Require.that(
          Double.isFinite(a.cosine())
              && Double.isFinite(a.relativeError())
              && Double.isFinite(a.errorFromOldest()),
          where,
          "" + a,
          "finite numbers");
    }
  }
}
