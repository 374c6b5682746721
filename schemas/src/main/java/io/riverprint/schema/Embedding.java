package io.riverprint.schema;

import java.util.Arrays;

/**
 * What the user has done, as a vector. Owns its array: nobody writes to it after it is given here.
 */
public record Embedding(float[] values) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[" + values.length + "]";
  }
}
