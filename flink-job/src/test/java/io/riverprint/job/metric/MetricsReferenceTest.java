package io.riverprint.job.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.DeadLetter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MetricsReferenceTest {
  // The group itself, and duplicates, which are a reason among those of the dead.
  private static final Set<String> NO_METRICS =
      Set.of(JobMetrics.GROUP, JobMetrics.DEAD_BY_REASON, JobMetrics.DUPLICATES);

  @Test
  void theReferenceInTheDocsIsWhatTheCodeSays() throws IOException {
    assertThat(Path.of("../docs/metrics.md")).hasContent(MetricsReference.page());
  }

  @Test
  void everyNameOfJobMetricsIsInTheTableOnce() throws IllegalAccessException {
    List<String> named = new ArrayList<>();
    for (Field field : JobMetrics.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        named.add((String) field.get(null));
      }
    }
    named.removeAll(NO_METRICS);

    assertThat(MetricTable.all())
        .extracting(MetricEntry::name)
        .doesNotHaveDuplicates()
        .filteredOn(name -> !name.startsWith(JobMetrics.DEAD_BY_REASON))
        .map(MetricsReferenceTest::last)
        .containsAll(named);
  }

  @Test
  void everyReasonOfADeadLetterIsInTheTable() {
    assertThat(MetricTable.all())
        .extracting(MetricEntry::name)
        .filteredOn(name -> name.startsWith(JobMetrics.DEAD_BY_REASON))
        .hasSize(DeadLetter.Reason.values().length)
        .contains("deadByReason_unreadable", "deadByReason_tooLarge", "deadByReason_duplicates");
  }

  // Names of the groups come first.
  private static String last(String name) {
    return name.substring(name.lastIndexOf('_') + 1);
  }

  @Test
  void namesAreAsFlinkAndPrometheusTakeThemUnchanged() {
    assertThat(MetricTable.all())
        .allSatisfy(entry -> assertThat(entry.name()).matches("[a-zA-Z][a-zA-Z0-9_]*"));
  }
}
