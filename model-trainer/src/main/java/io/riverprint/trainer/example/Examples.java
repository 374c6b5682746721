package io.riverprint.trainer.example;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Examples of the training and of the validation part. Their rows lie in a scratch file: see {@link
 * RowFile}.
 */
public final class Examples implements AutoCloseable {
  private final RowFile rows;
  private final Reservoir<Example> training;
  private final Reservoir<Example> validation;

  private Examples(RowFile rows, int most, long seed) {
    this.rows = rows;
    this.training = new Reservoir<>(most, seed);
    this.validation = new Reservoir<>((most + 3) / 4, ~seed);
  }

  /**
   * Examples of these users.
   *
   * @param folder where the scratch file goes; it must exist
   * @throws IOException if there can be no file
   */
  public static Examples of(
      FeatureSpec spec,
      TimeSplit split,
      List<UserHistory> users,
      ExampleLimits limits,
      long seed,
      Path folder)
      throws IOException {
    RowFile rows = RowFile.in(folder, Columns.INPUT_WIDTH);
    Examples examples = new Examples(rows, limits.examples(), seed);
    try {
      examples.cut(new UserExamples(spec, split, limits.longest(), seed), users, limits, seed);
      return examples;
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private void cut(UserExamples maker, List<UserHistory> users, ExampleLimits limits, long seed) {
    List<UserHistory> drawn = new ArrayList<>(users);
    Collections.shuffle(drawn, new Random(seed));
    for (int u = 0; u < drawn.size() && rows.size() < limits.rows(); u++) {
      maker.cut(drawn.get(u), rows, training::offer, validation::offer);
    }
  }

  /** Cuts before {@code trainTo}, labels before {@code fitUntil}. */
  public List<Example> training() {
    return training.kept();
  }

  /** Cuts from {@code fitUntil} to {@code validateTo}, labels before {@code judgeFrom}. */
  public List<Example> validation() {
    return validation.kept();
  }

  /** What the examples point to. */
  public RowFile rows() {
    return rows;
  }

  @Override
  public void close() {
    rows.close();
  }
}
