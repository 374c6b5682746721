package io.riverprint.trainer.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riverprint.schema.GateDecision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files beside a bundle, in its folder, which its readers never open: {@code decision.json}, why it
 * was released or not, and {@code announced.json}, from when on it was announced to serve.
 */
public final class ReleaseNotes {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final AtomicFile decision;
  private final AtomicFile announced;
  private final Path folder;

  ReleaseNotes(Path folder) {
    this.folder = folder;
    this.decision = new AtomicFile(folder.resolve("decision.json"));
    this.announced = new AtomicFile(folder.resolve("announced.json"));
  }

  /**
   * That it was announced.
   *
   * @param effectiveFromMillis event time from which it serves
   */
  public record Announced(long effectiveFromMillis) {}

  /** The decision on it, if one was taken. */
  public Optional<GateDecision> decision() throws IOException {
    return read(decision, GateDecision.class);
  }

  /** Notes the decision in place of an earlier one. */
  public void decide(GateDecision made) throws IOException {
    decision.write(JSON.writeValueAsBytes(made));
  }

  /** Its announcement, if there was one. */
  public Optional<Announced> announced() throws IOException {
    return read(announced, Announced.class);
  }

  /**
   * Notes that it is being announced: before it is, so that to announce it again is to repeat it.
   */
  public void announce(long effectiveFromMillis) throws IOException {
    announced.write(JSON.writeValueAsBytes(new Announced(effectiveFromMillis)));
  }

  private <T> Optional<T> read(AtomicFile file, Class<T> type) throws IOException {
    Optional<byte[]> bytes = file.read();
    try {
      return bytes.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(bytes.get(), type));
    } catch (JsonProcessingException e) {
      throw new IOException(
          folder
              + ": found notes of a release that are no JSON of ours ("
              + e.getOriginalMessage()
              + "), needs decision.json and announced.json as they were written; delete the one that"
              + " is damaged",
          e);
    }
  }
}
