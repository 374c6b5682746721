package io.riverprint.trainer.neural;

import io.riverprint.trainer.example.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Cuts examples into batches of like length, so that little is padding. */
final class SequenceBatches {
  private SequenceBatches() {}

  /** All examples once: which ones share a batch, and the order of the batches, by the random. */
  static List<List<Sequence>> shuffled(List<Sequence> examples, int batch, Random random) {
    List<Sequence> ordered = new ArrayList<>(examples);
    Collections.shuffle(ordered, random);
    List<List<Sequence>> batches = byLength(ordered, batch);
    Collections.shuffle(batches, random);
    return batches;
  }

  /** All examples once, shortest first; the order of equally long ones is kept. */
  static List<List<Sequence>> byLength(List<Sequence> examples, int batch) {
    List<Sequence> ordered = new ArrayList<>(examples);
    ordered.sort(Comparator.comparingInt(Sequence::length));
    List<List<Sequence>> batches = new ArrayList<>();
    for (int from = 0; from < ordered.size(); from += batch) {
      batches.add(ordered.subList(from, Math.min(ordered.size(), from + batch)));
    }
    return batches;
  }
}
