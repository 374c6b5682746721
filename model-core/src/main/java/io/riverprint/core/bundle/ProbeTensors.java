package io.riverprint.core.bundle;

import static io.riverprint.core.bundle.Tensors.ANY;

import io.riverprint.core.net.NetworkSpec;

/** probes.safetensors. */
final class ProbeTensors {
  static final String NAME = "probes.safetensors";

  private ProbeTensors() {}

  static TensorWriter write(Probes probes, NetworkSpec spec) {
    int sequences = probes.sequences();
    return new TensorWriter()
        .floats("rows", probes.rows(), sequences, probes.length(), spec.inputWidth())
        .floats("embeddings", probes.embeddings(), sequences, spec.embeddingWidth())
        .floats("logits", probes.logits(), sequences, spec.logits());
  }

  static Probes read(Tensors in, NetworkSpec spec) {
    int sequences = in.size("rows", 3, 0, 1);
    int length = in.size("rows", 3, 1, 1);
    Probes probes =
        new Probes(
            sequences,
            length,
            in.floats("rows", sequences, ANY, spec.inputWidth()),
            in.floats("embeddings", sequences, spec.embeddingWidth()),
            in.floats("logits", sequences, spec.logits()));
    in.requireAllRead();
    return probes;
  }
}
