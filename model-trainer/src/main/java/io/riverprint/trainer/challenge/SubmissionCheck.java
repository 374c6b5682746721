package io.riverprint.trainer.challenge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The organisers' judgement of a submission, in their order (reference, section 1.4): both files
 * load; then ids and embeddings, each group up to its first problem; then their lengths together.
 */
public final class SubmissionCheck {
  /** Widest embedding allowed. */
  public static final int WIDEST = 2048;

  static final String IDS = "client_ids.npy";
  static final String EMBEDDINGS = "embeddings.npy";

  private final long @Nullable [] relevant;

  private SubmissionCheck(long @Nullable [] relevant) {
    this.relevant = relevant;
  }

  /** The whole check, with the clients that must all be there. */
  public static SubmissionCheck of(long[] relevantClients) {
    return new SubmissionCheck(relevantClients.clone());
  }

  /** The check as the organisers' training does it with its relevant-clients check disabled. */
  public static SubmissionCheck ofAnyClients() {
    return new SubmissionCheck(null);
  }

  /** Every problem of the two files in this folder; none if the organisers would take it. */
  public List<String> problems(Path folder) {
    List<String> problems = new ArrayList<>();
    Optional<NpyFile> ids = load(folder.resolve(IDS), problems);
    Optional<NpyFile> embeddings = load(folder.resolve(EMBEDDINGS), problems);
    if (ids.isEmpty() || embeddings.isEmpty()) {
      return problems;
    }
    ofIds(ids.get()).ifPresent(problems::add);
    ofEmbeddings(embeddings.get()).ifPresent(problems::add);
    if (problems.isEmpty()) {
      ofBoth(ids.get(), embeddings.get()).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<NpyFile> load(Path file, List<String> problems) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        problems.add(file + ": is empty, needs a NumPy array; export it again");
        return Optional.empty();
      }
      return Optional.of(NpyFile.open(file));
    } catch (UnreadableArrayException | IOException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<String> ofIds(NpyFile file) {
    NpyHeader header = file.header();
    if (header.shape().size() != 1) {
      return problem(IDS, "has shape " + header.shape(), "one dimension", "write one id a row");
    }
    if (file.type() != NpyType.INT64) {
      return problem(
          IDS, "has type '" + header.word() + "'", "int64 ('<i8')", "convert with astype");
    }
    return relevant == null ? Optional.empty() : missing(file.longs(), relevant);
  }

  private static Optional<String> missing(long[] ids, long[] relevant) {
    if (ids.length != relevant.length) {
      return problem(
          IDS,
          "has " + ids.length + " clients",
          "the " + relevant.length + " of relevant_clients.npy",
          "embed each of them once");
    }
    Arrays.sort(ids);
    long[] absent =
        Arrays.stream(relevant).filter(id -> Arrays.binarySearch(ids, id) < 0).toArray();
    return absent.length == 0
        ? Optional.empty()
        : problem(
            IDS,
            "lacks " + absent.length + " relevant clients, the first of them " + absent[0],
            "all of relevant_clients.npy",
            "embed each of them once");
  }

  private static Optional<String> ofEmbeddings(NpyFile file) {
    NpyHeader header = file.header();
    if (header.shape().size() != 2) {
      return problem(
          EMBEDDINGS, "has shape " + header.shape(), "two dimensions", "write one row a client");
    }
    if (header.shape().get(1) > WIDEST) {
      return problem(
          EMBEDDINGS,
          "has width " + header.shape().get(1),
          "at most " + WIDEST,
          "leave blocks out or train narrower ones");
    }
    if (file.type() != NpyType.FLOAT16) {
      return problem(
          EMBEDDINGS, "has type '" + header.word() + "'", "float16 ('<f2')", "convert with astype");
    }
    return unfinished(file);
  }

  private static Optional<String> unfinished(NpyFile file) {
    FirstBad bad = new FirstBad();
    file.values(bad);
    return bad.nan >= 0 ? number(file, "NaN", bad.nan) : number(file, "infinity", bad.infinite);
  }

  private static Optional<String> number(NpyFile file, String found, long at) {
    if (at < 0) {
      return Optional.empty();
    }
    boolean byColumns = file.header().fortranOrder();
    long line = file.header().shape().get(byColumns ? 0 : 1);
    long row = byColumns ? at % line : at / line;
    long column = byColumns ? at / line : at % line;
    return problem(
        EMBEDDINGS,
        "has " + found + " in row " + row + ", column " + column,
        "finite numbers",
        "look at the model's weights");
  }

  private static Optional<String> ofBoth(NpyFile ids, NpyFile embeddings) {
    long clients = ids.header().shape().get(0);
    long rows = embeddings.header().shape().get(0);
    return clients == rows
        ? Optional.empty()
        : problem(
            EMBEDDINGS,
            "has " + rows + " rows",
            "one for each of the " + clients + " clients",
            "export both files together");
  }

  private static Optional<String> problem(String file, String found, String needed, String todo) {
    return Optional.of("%s: %s, needs %s; %s".formatted(file, found, needed, todo));
  }

  /** Place of the first NaN and of the first infinity, in the order of the file. */
  private static final class FirstBad implements NpyFile.ValueReader {
    private long nan = -1;
    private long infinite = -1;

    @Override
    public void read(long at, double value) {
      if (nan < 0 && Double.isNaN(value)) {
        nan = at;
      } else if (infinite < 0 && Double.isInfinite(value)) {
        infinite = at;
      }
    }
  }
}
