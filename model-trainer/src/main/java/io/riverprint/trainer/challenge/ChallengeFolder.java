package io.riverprint.trainer.challenge;

import io.riverprint.trainer.log.Purchase;
import io.riverprint.trainer.log.PurchaseFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The organisers' directory (reference, section 1.2): {@code input/} with the clients to be
 * profiled and {@code target/} with what is asked about them.
 */
public final class ChallengeFolder {
  public static final String CATEGORY = "propensity_category";
  public static final String SKU = "propensity_sku";
  public static final String NEW_SKU = "propensity_new_sku";
  public static final String PRICE = "propensity_price";

  static final String INPUT = "input";
  static final String TARGET = "target";
  static final String RELEVANT = "relevant_clients.npy";
  static final String ACTIVE = "active_clients.npy";
  static final String POPULARITY = "popularity_";

  private final Path folder;

  private ChallengeFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the directory.
   *
   * @throws IllegalArgumentException if it, one of its two folders or the products are absent,
   *     naming all that is
   */
  public static ChallengeFolder open(Path folder) {
    List<String> absent =
        List.of("", INPUT, TARGET, "product_properties.parquet").stream()
            .filter(name -> !Files.exists(folder.resolve(name)))
            .map(name -> name.isEmpty() ? "the folder itself" : name)
            .toList();
    if (!absent.isEmpty()) {
      throw new IllegalArgumentException(
          "challenge folder %s: lacks %s, needs input/, target/ and product_properties.parquet; name the organisers' data directory, or make one with simulate"
              .formatted(folder, absent));
    }
    return new ChallengeFolder(folder);
  }

  /** Where the events before the train target's window lie. */
  public Path input() {
    return folder.resolve(INPUT);
  }

  /** The clients to be profiled, in the order of the file. */
  public long[] relevantClients() {
    return NpyFile.open(input().resolve(RELEVANT)).longs();
  }

  /** The clients whom churn is asked of. */
  public long[] activeClients() {
    return NpyFile.open(target(ACTIVE)).longs();
  }

  /**
   * What a propensity task asks about.
   *
   * @param name one of the four names of this class
   */
  public TargetList targets(String name) {
    long[] ids = NpyFile.open(target(name + ".npy")).longs();
    double[] popularity = NpyFile.open(target(POPULARITY + name + ".npy")).doubles();
    return new TargetList(Arrays.stream(ids).mapToObj(Long::toString).toList(), popularity);
  }

  /** Purchases of the train target's window. */
  public List<Purchase> trainTarget() {
    return PurchaseFile.read(target("train_target.parquet"));
  }

  /** Purchases of the validation target's window. */
  public List<Purchase> validationTarget() {
    return PurchaseFile.read(target("validation_target.parquet"));
  }

  /** The whole check of a submission to this directory. */
  public SubmissionCheck submissionCheck() {
    return SubmissionCheck.of(relevantClients());
  }

  private Path target(String name) {
    return folder.resolve(TARGET).resolve(name);
  }
}
