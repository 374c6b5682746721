package io.riverprint.trainer.neural;

import java.util.Optional;

/** Keeps the newest checkpoint of each encoder. */
public interface Checkpoints {
  /** Keeps nothing. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<Checkpoint> find(String encoder) {
          return Optional.empty();
        }

        @Override
        public void keep(String encoder, Checkpoint checkpoint) {}
      };

  /** The one kept last, if any. */
  Optional<Checkpoint> find(String encoder);

  /** Keeps it in place of the one before. */
  void keep(String encoder, Checkpoint checkpoint);
}
