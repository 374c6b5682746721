package io.riverprint.core.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riverprint.core.net.ReadoutSpec;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON as bundles have it: UTF-8, one object, no name twice, bounded in depth and length. */
final class StrictJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNameLength(1_000)
                          .maxNumberLength(40)
                          .maxStringLength(100_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .addMixIn(ReadoutSpec.class, ReadoutJson.class)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private StrictJson() {}

  static JsonNode object(String where, byte[] bytes, int from, int length) {
    try {
      JsonNode node = MAPPER.readTree(decoded(bytes, from, length));
      if (node.isObject()) {
        return node;
      }
      throw Require.damaged(where, node.getNodeType().toString(), "one JSON object");
    } catch (JsonProcessingException e) {
      throw notJson(where, e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw notJson(where, "bytes that are not UTF-8", e);
    }
  }

  private static String decoded(byte[] bytes, int from, int length)
      throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, from, length))
        .toString();
  }

  private static CorruptBundleException notJson(String where, String found, Exception cause) {
    return new CorruptBundleException(where, found, "one JSON object", Require.COPY_AGAIN, cause);
  }
}
