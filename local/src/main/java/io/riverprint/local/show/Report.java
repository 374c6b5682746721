package io.riverprint.local.show;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a run found, for machines: one flat JSON object; keys are camelCase with units in the name,
 * in the order in which they were put.
 */
public final class Report {

  private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Map<String, Object> entries = new LinkedHashMap<>();

  /** A count, or anything whole. */
  public Report put(String key, long value) {
    return add(key, value);
  }

  /**
   * A measured figure.
   *
   * @throws IllegalArgumentException for infinity and NaN, which JSON does not have
   */
  public Report put(String key, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "report: " + key + " is " + value + ", must be finite; leave it out if it is unknown");
    }
    return add(key, value);
  }

  /** Words. */
  public Report put(String key, String value) {
    return add(key, value);
  }

  /**
   * Figures of a measurement, in their order: whole numbers, numbers or words.
   *
   * @throws IllegalArgumentException for anything else, which would not be flat
   */
  public Report putAll(Map<String, Object> figures) {
    figures.forEach(this::putAny);
    return this;
  }

  /** Everything so far, in order. */
  public Map<String, Object> entries() {
    return new LinkedHashMap<>(entries);
  }

  /** The JSON text. */
  public String json() {
    try {
      return JSON.writeValueAsString(entries) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the file, and the folders above it where they are missing. */
  public void write(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, json());
    } catch (IOException e) {
      throw new UncheckedIOException("report " + file + ": cannot be written", e);
    }
  }

  private void putAny(String key, Object value) {
    if (value instanceof Long || value instanceof Integer) {
      put(key, ((Number) value).longValue());
    } else if (value instanceof Double || value instanceof Float) {
      put(key, ((Number) value).doubleValue());
    } else if (value instanceof String words) {
      put(key, words);
    } else {
      throw new IllegalArgumentException(
          "report: " + key + " is of " + value.getClass() + ", must be a number or a text");
    }
  }

  private Report add(String key, Object value) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("report: key '" + key + "' is not camelCase");
    }
    if (entries.putIfAbsent(key, value) != null) {
      throw new IllegalArgumentException("report: key '" + key + "' was put twice");
    }
    return this;
  }
}
