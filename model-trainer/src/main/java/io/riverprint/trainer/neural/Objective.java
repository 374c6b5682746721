package io.riverprint.trainer.neural;

import io.riverprint.core.net.HeadSpec;
import java.util.List;
import java.util.function.Function;

/** What an encoder is trained to do. */
public sealed interface Objective {

  <R> R fold(
      Function<Reconstruction, R> reconstruction,
      Function<Future, R> future,
      Function<Tasks, R> tasks);

  /** Names of the heads it trains; the network served has just these. */
  default List<String> heads() {
    return List.of();
  }

  /** SRA (reference, section 5.1): to give its own rows again. */
  record Reconstruction() implements Objective {
    @Override
    public <R> R fold(
        Function<Reconstruction, R> reconstruction,
        Function<Future, R> future,
        Function<Tasks, R> tasks) {
      return reconstruction.apply(this);
    }
  }

  /**
   * FIP (reference, section 5.2): to give the rows that follow.
   *
   * @param weightOfNone weight of the default row that stands for no row at all
   */
  record Future(float weightOfNone) implements Objective {
    @Override
    public <R> R fold(
        Function<Reconstruction, R> reconstruction,
        Function<Future, R> future,
        Function<Tasks, R> tasks) {
      return future.apply(this);
    }
  }

  /**
   * MTL (reference, section 5.3): to tell what is bought. A head of weight 0 is left out: it would
   * learn nothing.
   *
   * @param churn w1
   * @param category w2
   * @param sku w3
   */
  record Tasks(float churn, float category, float sku) implements Objective {
    public Tasks {
      if (!(churn >= 0 && category >= 0 && sku >= 0 && churn + category + sku > 0)) {
        throw new IllegalArgumentException(
            "tasks: weights %s, %s, %s; need 0 or more, one of them above; correct the preset"
                .formatted(churn, category, sku));
      }
    }

    /** Weight of a head's loss. */
    public float weight(String head) {
      return switch (head) {
        case HeadSpec.CHURN -> churn;
        case HeadSpec.CATEGORY -> category;
        case HeadSpec.SKU -> sku;
        default ->
            throw new IllegalArgumentException(
                "head '" + head + "': there are no labels for it; use churn, category or sku");
      };
    }

    @Override
    public <R> R fold(
        Function<Reconstruction, R> reconstruction,
        Function<Future, R> future,
        Function<Tasks, R> tasks) {
      return tasks.apply(this);
    }

    @Override
    public List<String> heads() {
      return List.of(HeadSpec.CHURN, HeadSpec.CATEGORY, HeadSpec.SKU).stream()
          .filter(head -> weight(head) > 0)
          .toList();
    }
  }
}
