package io.riverprint.core.backend;

/**
 * Who does the arithmetic. Belongs to one thread; its weights may be shared. A row's result does
 * not depend on the other rows of the batch: exactly so on heap and vector, within 1e-5 on
 * libtorch.
 */
public interface Backend extends AutoCloseable {

  /** Short name for logs and reports: heap, vector, torch-cpu, torch-gpu. */
  String name();

  /** One step of every encoder for the first {@code rows} rows: reads x and h, overwrites h. */
  void step(StepBatch batch);

  /** Embedding and logits of the first {@code rows} rows, by state, kept outputs and age. */
  void readOut(ReadoutBatch batch);

  @Override
  void close();
}
