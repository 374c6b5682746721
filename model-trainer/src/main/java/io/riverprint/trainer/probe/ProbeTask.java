package io.riverprint.trainer.probe;

import io.riverprint.trainer.challenge.ChallengeFolder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The challenge's three open and three hidden tasks (reference, section 2.1). */
public enum ProbeTask {
  CHURN("churn", null),
  CATEGORY("category", ChallengeFolder.CATEGORY),
  SKU("SKU", ChallengeFolder.SKU),
  CONVERSION("conversion", null),
  NEW_SKU("new SKU", ChallengeFolder.NEW_SKU),
  PRICE("price", ChallengeFolder.PRICE);

  private final String title;
  private final @Nullable String list;

  ProbeTask(String title, @Nullable String list) {
    this.title = title;
    this.list = list;
  }

  /** As tables show it. */
  public String title() {
    return title;
  }

  /** Name of the file of what is asked about; empty for the two tasks with one output. */
  public Optional<String> list() {
    return Optional.ofNullable(list);
  }

  /** Whether only clients who bought before are asked about. */
  boolean ofActiveOnly() {
    return this == CHURN;
  }
}
