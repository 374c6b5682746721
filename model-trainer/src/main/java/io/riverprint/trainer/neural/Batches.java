package io.riverprint.trainer.neural;

import io.riverprint.trainer.example.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Cuts examples into batches of like length, so that little is padding. */
final class Batches {
  // Batches sorted together. With all of them, one batch would hold nothing but strangers and the
  // next nothing but regulars, and each step would pull its own way.
  private static final int POOL = 16;

  private Batches() {}

  /** All examples once: which ones share a batch, and the order of the batches, by the random. */
  static List<List<Example>> shuffled(List<Example> examples, int batch, Random random) {
    List<Example> drawn = new ArrayList<>(examples);
    Collections.shuffle(drawn, random);
    List<List<Example>> batches = new ArrayList<>();
    for (int from = 0; from < drawn.size(); from += POOL * batch) {
      int to = Math.min(drawn.size(), from + POOL * batch);
      batches.addAll(byLength(drawn.subList(from, to), batch));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /** All examples once, shortest first; the order of equally long ones is kept. */
  static List<List<Example>> byLength(List<Example> examples, int batch) {
    List<Example> ordered = new ArrayList<>(examples);
    ordered.sort(Comparator.comparingInt(Example::length));
    List<List<Example>> batches = new ArrayList<>();
    for (int from = 0; from < ordered.size(); from += batch) {
      batches.add(ordered.subList(from, Math.min(ordered.size(), from + batch)));
    }
    return batches;
  }
}
