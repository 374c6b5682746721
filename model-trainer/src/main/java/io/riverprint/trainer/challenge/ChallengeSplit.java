package io.riverprint.trainer.challenge;

import io.riverprint.trainer.log.SplitTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Puts {@code input/} and {@code target/} beside the events of a folder, so that the organisers'
 * pipeline runs on it (reference, sections 1.2 and 1.3). What the challenge shipped without saying
 * how it was made is made so: relevant are the clients seen in the input (of those listed in
 * relevant_clients.parquet where that file is there); active those of them who bought in the input;
 * the lists hold what was bought most in the train target's window, new SKUs being those never
 * bought before it; popularity counts the purchases of that window.
 */
public final class ChallengeSplit {
  /** Days of a target window in the challenge. */
  public static final int CHALLENGE_DAYS = 14;

  /**
   * What was written.
   *
   * @param trainFromMillis first instant of the train target's window
   * @param validateFromMillis first instant of the validation target's window
   */
  public record Summary(
      long trainFromMillis, long validateFromMillis, int relevantClients, int activeClients) {}

  private final Path folder;
  private final int days;

  /**
   * A split of a folder of events.
   *
   * @param days of each target window
   */
  public ChallengeSplit(Path folder, int days) {
    this.folder = folder;
    this.days = days;
  }

  /**
   * Writes both folders; files of the same names in them are replaced, each as a whole, once all of
   * them could be written.
   *
   * @throws io.riverprint.trainer.log.UnreadableLogException if the events cannot be split
   */
  public Summary write() {
    Path part = folder.resolve(".split.part");
    try (SplitTables tables = SplitTables.open(folder, days)) {
      remove(part);
      Summary summary = write(tables, part);
      moveAll(part.resolve(ChallengeFolder.INPUT), folder.resolve(ChallengeFolder.INPUT));
      moveAll(part.resolve(ChallengeFolder.TARGET), folder.resolve(ChallengeFolder.TARGET));
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException("split of " + folder + ": cannot be written", e);
    } finally {
      remove(part);
    }
  }

  private Summary write(SplitTables tables, Path part) throws IOException {
    Path input = Files.createDirectories(part.resolve(ChallengeFolder.INPUT));
    Path target = Files.createDirectories(part.resolve(ChallengeFolder.TARGET));
    tables.writeInput(input);
    tables.writeTargets(target);
    long[] relevant = relevant(tables, input);
    long[] active = common(tables.buyers(), relevant);
    NpyFile.write(input.resolve(ChallengeFolder.RELEVANT), relevant);
    NpyFile.write(target.resolve(ChallengeFolder.ACTIVE), active);
    int most = TargetList.CHALLENGE_SIZE;
    list(target, ChallengeFolder.CATEGORY, tables.mostBought("category", most));
    list(target, ChallengeFolder.SKU, tables.mostBought("sku", most));
    list(target, ChallengeFolder.NEW_SKU, tables.mostBoughtNew(most));
    list(target, ChallengeFolder.PRICE, tables.mostBought("price", most));
    return new Summary(
        tables.trainFromMillis(), tables.validateFromMillis(), relevant.length, active.length);
  }

  private long[] relevant(SplitTables tables, Path input) {
    long[] seen = tables.seen(input);
    Path listed = folder.resolve("relevant_clients.parquet");
    return Files.exists(listed) ? common(seen, tables.clientsOf(listed)) : seen;
  }

  /** Those of the first that are in the second, which ascends. */
  private static long[] common(long[] ids, long[] in) {
    return LongStream.of(ids).filter(id -> Arrays.binarySearch(in, id) >= 0).toArray();
  }

  private static void list(Path target, String name, List<SplitTables.Count> counts) {
    NpyFile.write(
        target.resolve(name + ".npy"), counts.stream().mapToLong(SplitTables.Count::id).toArray());
    NpyFile.write(
        target.resolve(ChallengeFolder.POPULARITY + name + ".npy"),
        counts.stream().mapToLong(SplitTables.Count::purchases).toArray());
  }

  private static void moveAll(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        Files.move(
            file,
            to.resolve(from.relativize(file)),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void remove(Path part) {
    if (!Files.exists(part)) {
      return;
    }
    try (Stream<Path> all = Files.walk(part)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(part + ": cannot be removed", e);
    }
  }
}
