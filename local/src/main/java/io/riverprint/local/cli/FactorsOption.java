package io.riverprint.local.cli;

import io.riverprint.trainer.FactorSize;
import io.riverprint.trainer.TrainOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the models of likings are. */
final class FactorsOption {

  @Option(
      names = "--factors",
      paramLabel = "SIZE",
      description =
          "Models of likings (BPR): ${COMPLETION-CANDIDATES}. compact has 32 factors each; reference"
              + " the paper's 232 of SKUs and 146 of categories, up to a minute more to train and"
              + " 1.2 KB more state a user; if not given, reference for preset hybrid without"
              + " --quick, else compact.")
  private @Nullable FactorSize size;

  TrainOptions of(TrainOptions options) {
    return size == null ? options : options.factors(size);
  }
}
