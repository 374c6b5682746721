package io.riverprint.schema.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;
import org.jspecify.annotations.Nullable;

/** All versions of one record that were ever published, oldest first. */
record KeptSchemas(List<Schema> versions) {

  /**
   * The resources {@code <name>/v1.avsc}, {@code v2}, ... up to the first that is absent.
   *
   * @throws IllegalStateException where there is not even a first
   */
  static KeptSchemas of(String name) {
    List<Schema> versions = new ArrayList<>();
    for (Schema next = find(name, 1); next != null; next = find(name, versions.size() + 1)) {
      versions.add(next);
    }
    if (versions.isEmpty()) {
      throw new IllegalStateException(
          "schemas: no resource "
              + name
              + "/v1.avsc beside "
              + KeptSchemas.class.getName()
              + ", needs one; build the jar again");
    }
    return new KeptSchemas(List.copyOf(versions));
  }

  Schema newest() {
    return versions.get(versions.size() - 1);
  }

  SchemaStore store() {
    SchemaStore.Cache store = new SchemaStore.Cache();
    versions.forEach(store::addSchema);
    return store;
  }

  private static @Nullable Schema find(String name, int version) {
    String resource = name + "/v" + version + ".avsc";
    try (InputStream in = KeptSchemas.class.getResourceAsStream(resource)) {
      return in == null ? null : new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
