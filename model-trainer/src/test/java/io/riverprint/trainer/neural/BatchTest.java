package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.Rows;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BatchTest {
  private static final Labels NONE = new Labels(true, new int[0], new int[0]);
  // Row n is n + 1.
  private static final Rows COUNTING =
      (first, count, to, at) -> {
        for (int row = 0; row < count; row++) {
          to[at + row] = first + row + 1f;
        }
      };
  private static final Batch BATCH =
      Batch.of(List.of(new Example(0, 3, 0, NONE, 0), new Example(7, 1, 0, NONE, 0)), COUNTING, 1);

  @Test
  void padsAtTheEnd() {
    assertThat(BATCH.x()).containsExactly(1, 2, 3, 8, 0, 0);
  }

  @Test
  void tellsRowsFromPadding() {
    assertThat(BATCH.there(2)).containsExactly(1, 1, 1, 0);
    assertThat(BATCH.there(3)).containsExactly(1, 1, 1, 1, 0, 0);
  }

  @Test
  void findsTheNewestRowsOldestFirst() {
    assertThat(BATCH.newest(1)).containsExactly(2, 0);
    assertThat(BATCH.newest(2)).containsExactly(1, 2, 0, 0);
  }

  @Test
  void showsEveryExampleOnceAnEpoch() {
    List<Example> examples = DrawnExamples.planted(1_000, 1).all;
    List<List<Example>> batches = Batches.shuffled(examples, 16, new Random(1));

    assertThat(batches.stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(examples);
    assertThat(batches).allMatch(batch -> batch.size() <= 16);
  }
}
