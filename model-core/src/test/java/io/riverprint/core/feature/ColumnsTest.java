package io.riverprint.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Columns.Column;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

  @Test
  void everyKindOfRowFitsIntoTheInput() {
    for (RowKind kind : RowKind.values()) {
      assertThat(Columns.of(kind)).hasSizeLessThanOrEqualTo(Columns.INPUT_WIDTH);
      assertThat(Columns.of(kind)).extracting(Column::name).doesNotHaveDuplicates();
    }
  }

  @Test
  void normalizersOfTheKindsFollowOneAnother() {
    assertThat(Columns.normalizersFrom(RowKind.VISIT))
        .isEqualTo(Columns.of(RowKind.PRODUCT).size());
    assertThat(Columns.normalizersFrom(RowKind.SEARCH) + Columns.of(RowKind.SEARCH).size())
        .isEqualTo(Columns.NORMALIZERS);
  }
}
