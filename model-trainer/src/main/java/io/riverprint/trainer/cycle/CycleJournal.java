package io.riverprint.trainer.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riverprint.trainer.registry.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The file that says which cycle is on; there from its beginning to its end. */
final class CycleJournal {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path path;
  private final AtomicFile file;

  CycleJournal(Path path) {
    this.path = path;
    this.file = new AtomicFile(path);
  }

  Optional<CyclePlan> find() throws IOException {
    Optional<byte[]> bytes = file.read();
    try {
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(bytes.get(), CyclePlan.class));
    } catch (JsonProcessingException e) {
      throw new IOException(
          path
              + ": found no journal of a cycle ("
              + e.getOriginalMessage()
              + "), needs one as it was written; delete it to begin the cycle again",
          e);
    }
  }

  void write(CyclePlan plan) throws IOException {
    file.write(JSON.writeValueAsBytes(plan));
  }

  void delete() throws IOException {
    file.delete();
  }
}
