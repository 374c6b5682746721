package io.riverprint.trainer.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good submission of three clients, spoiled in one way a test. */
final class SubmissionCheckTest {
  private static final SubmissionCheck CHECK = SubmissionCheck.of(new long[] {30, 10, 20});

  @TempDir private Path folder = Path.of("unset");

  @BeforeEach
  void aGoodOne() {
    ids(10, 20, 30);
    rows(new float[][] {{1, 2}, {3, 4}, {5, 6}});
  }

  @Test
  void aGoodOneHasNoProblemWhateverTheOrderOfClients() {
    assertThat(CHECK.problems(folder)).isEmpty();
    ids(20, 30, 10);
    assertThat(CHECK.problems(folder)).isEmpty();
  }

  @Test
  void bothFilesAreLookedFor() throws IOException {
    Files.delete(idsFile());
    Files.delete(rowsFile());
    assertThat(CHECK.problems(folder))
        .containsExactly(
            idsFile() + ": found no such file, needs a NumPy array; check the folder's name",
            rowsFile() + ": found no such file, needs a NumPy array; check the folder's name");
  }

  @Test
  void emptyFilesAreTold() throws IOException {
    Files.write(idsFile(), new byte[0]);
    assertThat(CHECK.problems(folder))
        .containsExactly(idsFile() + ": is empty, needs a NumPy array; export it again");
  }

  @Test
  void whatIsNoArrayIsToldAndNothingElseIsLookedAt() throws IOException {
    Files.writeString(rowsFile(), "PK and then an archive");
    ids(10, 20);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            rowsFile()
                + ": has other first bytes, needs those of a .npy file of version 1.0; write it with numpy.save");
  }

  @Test
  void picklesAreNotAllowed() throws IOException {
    NpyFileTest.Arrays128.write(idsFile(), "|O", "(3,)", new byte[24]);
    assertThat(CHECK.problems(folder)).hasSize(1).first().asString().contains("type '|O'");
  }

  @Test
  void aFileThatIsCutOffIsNoArray() throws IOException {
    byte[] whole = Files.readAllBytes(rowsFile());
    Files.write(rowsFile(), java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(CHECK.problems(folder)).hasSize(1).first().asString().contains("11 bytes");
  }

  @Test
  void idsHaveOneDimension() throws IOException {
    NpyFileTest.Arrays128.write(idsFile(), "<i8", "(3, 1)", new byte[24]);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "client_ids.npy: has shape [3, 1], needs one dimension; write one id a row");
  }

  @Test
  void idsAreInt64() throws IOException {
    NpyFileTest.Arrays128.write(idsFile(), "<i4", "(3,)", new byte[12]);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "client_ids.npy: has type '<i4', needs int64 ('<i8'); convert with astype");
  }

  @Test
  void thereAreAsManyIdsAsRelevantClients() {
    ids(10, 20, 30, 40);
    rows(new float[4][2]);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "client_ids.npy: has 4 clients, needs the 3 of relevant_clients.npy; embed each of them once");
  }

  @Test
  void everyRelevantClientIsThere() {
    ids(10, 20, 20);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "client_ids.npy: lacks 1 relevant clients, the first of them 30, needs all of relevant_clients.npy; embed each of them once");
  }

  @Test
  void withTheRelevantCheckDisabledAnyClientsWillDo() {
    ids(1, 2, 3);
    assertThat(SubmissionCheck.ofAnyClients().problems(folder)).isEmpty();
  }

  @Test
  void embeddingsHaveTwoDimensions() throws IOException {
    NpyFileTest.Arrays128.write(rowsFile(), "<f2", "(6,)", new byte[12]);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "embeddings.npy: has shape [6], needs two dimensions; write one row a client");
  }

  @Test
  void embeddingsAreAtMost2048Wide() {
    rows(new float[3][2048]);
    assertThat(CHECK.problems(folder)).isEmpty();
    rows(new float[3][2049]);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "embeddings.npy: has width 2049, needs at most 2048; leave blocks out or train narrower ones");
  }

  @Test
  void embeddingsAreFloat16() throws IOException {
    NpyFileTest.Arrays128.write(rowsFile(), "<f4", "(3, 2)", new byte[24]);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "embeddings.npy: has type '<f4', needs float16 ('<f2'); convert with astype");
  }

  @Test
  void nansAreToldBeforeInfinities() {
    rows(new float[][] {{1, Float.POSITIVE_INFINITY}, {3, 4}, {Float.NaN, 6}});
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "embeddings.npy: has NaN in row 2, column 0, needs finite numbers; look at the model's weights");
  }

  @Test
  void infinitiesAreTold() {
    rows(new float[][] {{1, 2}, {3, Float.NEGATIVE_INFINITY}, {5, 6}});
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "embeddings.npy: has infinity in row 1, column 1, needs finite numbers; look at the model's weights");
  }

  @Test
  void bothGroupsTellTheirFirstProblem() {
    ids(10, 20);
    rows(new float[][] {{Float.NaN}});
    assertThat(CHECK.problems(folder)).hasSize(2);
    assertThat(CHECK.problems(folder).get(0)).startsWith("client_ids.npy: has 2 clients");
    assertThat(CHECK.problems(folder).get(1)).startsWith("embeddings.npy: has NaN");
  }

  @Test
  void thereIsARowForEachClient() {
    rows(new float[2][2]);
    assertThat(CHECK.problems(folder))
        .containsExactly(
            "embeddings.npy: has 2 rows, needs one for each of the 3 clients; export both files together");
  }

  private void ids(long... ids) {
    NpyFile.write(idsFile(), ids);
  }

  private void rows(float[][] rows) {
    NpyFile.write(rowsFile(), rows, rows[0].length);
  }

  private Path idsFile() {
    return folder.resolve("client_ids.npy");
  }

  private Path rowsFile() {
    return folder.resolve("embeddings.npy");
  }
}
