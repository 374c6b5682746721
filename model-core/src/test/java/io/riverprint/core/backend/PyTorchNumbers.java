package io.riverprint.core.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What PyTorch computed for a drawn network; made by the script in the resources' README. */
public final class PyTorchNumbers {
  private final Map<String, float[]> values;

  public PyTorchNumbers(String name) {
    try (InputStream in = PyTorchNumbers.class.getResourceAsStream("/backend/" + name + ".txt")) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      this.values =
          text.lines()
              .map(line -> line.split(" "))
              .collect(Collectors.toMap(words -> words[0], PyTorchNumbers::floats));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public float[] of(String key) {
    return Objects.requireNonNull(values.get(key), key);
  }

  private static float[] floats(String[] words) {
    float[] floats = new float[words.length - 1];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.parseFloat(words[i + 1]);
    }
    return floats;
  }
}
