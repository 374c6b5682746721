package io.riverprint.trainer.gate;

import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a reader who trained on the incumbent's embeddings and is given the candidate's:
 * a linear probe is fitted to one half of the users, as the incumbent embeds them in the aligned
 * space, and asked of the other half, as both embed them there.
 */
final class FrozenProbe {
  private final JudgedPairs pairs;
  private final int width;

  /**
   * A probe of profiles in the aligned space.
   *
   * @param width of both embeddings, without the scores behind them
   */
  FrozenProbe(JudgedPairs pairs, int width) {
    this.pairs = pairs;
    this.width = width;
  }

  /** Mean AUROC over all labels; empty where no label has users of both kinds. */
  Optional<Comparison> ask(int draws, long seed) {
    List<float[]> ours = embeddings(pairs.candidateProfiles());
    List<float[]> theirs = embeddings(pairs.incumbentProfiles());
    List<boolean[]> labels = pairs.labels();
    int half = pairs.size() / 2;
    LinearProbe probe = LinearProbe.fit(theirs.subList(0, half), labels);
    List<Column> columns = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      boolean[] asked = Arrays.copyOfRange(labels.get(label), half, pairs.size());
      columns.add(column(probe, label, asked, ours.subList(half, pairs.size()), theirs, half));
    }
    return new PairedBootstrap(pairs.size() - half, draws, seed)
        .compare("probe", columns, column -> 1);
  }

  private static Column column(
      LinearProbe probe,
      int label,
      boolean[] asked,
      List<float[]> ours,
      List<float[]> theirs,
      int half) {
    Column column = new Column(new float[asked.length], new float[asked.length], asked);
    for (int user = 0; user < asked.length; user++) {
      column.candidate()[user] = probe.score(ours.get(user), label);
      column.incumbent()[user] = probe.score(theirs.get(half + user), label);
    }
    return column;
  }

  private List<float[]> embeddings(List<UserProfile> profiles) {
    return profiles.stream()
        .map(profile -> Arrays.copyOf(profile.embedding().values(), width))
        .toList();
  }
}
