package io.riverprint.core.bundle;

/**
 * Sequences of feature rows with the answers the release's maker got from {@code HeapBackend}. A
 * machine must reproduce them before it serves.
 *
 * @param sequences how many
 * @param length rows of each
 * @param rows inputs: sequence after sequence, row after row
 * @param embeddings expected, sequence after sequence
 * @param logits expected, sequence after sequence
 */
public record Probes(int sequences, int length, float[] rows, float[] embeddings, float[] logits) {
  /** How far an answer may be off, absolutely. */
  public static final float TOLERANCE = 1e-4f;
}
