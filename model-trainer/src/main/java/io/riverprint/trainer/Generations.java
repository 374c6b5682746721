package io.riverprint.trainer;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the encoders of the release before go on beside the new ones: of SRA and MTL the profile has
 * 0.7 of the new embedding and 0.3 of the previous one, number by number, nothing aligned
 * (reference, section 6; the paper's "First Phase"). The previous encoders read the new release's
 * features, as the published code has them do.
 */
public final class Generations {
  /** Added to the name of an encoder of the release before. */
  static final String PREVIOUS = "@previous";

  /** Names of the encoders that are blended. */
  public static final Set<String> BLENDED = Set.of("sra", "mtl", "compact");

  /** Weight of the newer embedding. */
  public static final float NEW = 0.7f;

  /** Weight of the earlier one. */
  public static final float OLD = 0.3f;

  private Generations() {}

  /**
   * The network with its predecessor's encoders, those of equal shape. What the predecessor had of
   * its own predecessor is left behind.
   */
  static NetworkWeights blended(NetworkWeights newest, NetworkWeights previous) {
    List<EncoderSpec> specs = new ArrayList<>();
    List<EncoderWeights> weights = new ArrayList<>();
    for (int i = 0; i < newest.encoders().size(); i++) {
      EncoderSpec spec = newest.spec().encoders().get(i);
      EncoderWeights own = newest.encoders().get(i);
      Optional<EncoderWeights> older = predecessor(spec, previous);
      specs.add(older.isPresent() ? weighed(spec, spec.name(), NEW, spec.heads().size()) : spec);
      weights.add(own);
      older.ifPresent(
          found -> {
            specs.add(weighed(spec, spec.name() + PREVIOUS, OLD, 0));
            weights.add(headless(found));
          });
    }
    return new NetworkWeights(new NetworkSpec(newest.spec().inputWidth(), specs), weights);
  }

  /**
   * The bundle with an earlier one's encoders beside its own, each in a block of its own whose name
   * has this ending: to judge the two apart. It is not for serving, and its probes do not fit it.
   */
  public static ModelBundle beside(ModelBundle newest, ModelBundle earlier, String ending) {
    List<EncoderSpec> specs = new ArrayList<>(newest.network().spec().encoders());
    List<EncoderWeights> weights = new ArrayList<>(newest.network().encoders());
    for (EncoderSpec spec : newest.network().spec().encoders()) {
      predecessor(spec, earlier.network())
          .ifPresent(
              found -> {
                specs.add(weighed(spec, spec.name() + ending, 1, 0));
                weights.add(headless(found));
              });
    }
    int width = newest.network().spec().inputWidth();
    return newest.with(new NetworkWeights(new NetworkSpec(width, specs), weights));
  }

  private static Optional<EncoderWeights> predecessor(EncoderSpec spec, NetworkWeights previous) {
    if (!BLENDED.contains(spec.name())) {
      return Optional.empty();
    }
    List<EncoderSpec> there = previous.spec().encoders();
    for (int i = 0; i < there.size(); i++) {
      if (isAlike(spec, there.get(i))) {
        return Optional.of(previous.encoders().get(i));
      }
    }
    return Optional.empty();
  }

  private static boolean isAlike(EncoderSpec spec, EncoderSpec other) {
    return other.name().equals(spec.name())
        && other.hiddenWidth() == spec.hiddenWidth()
        && other.embeddingWidth() == spec.embeddingWidth()
        && other.readout().equals(spec.readout());
  }

  private static EncoderSpec weighed(EncoderSpec spec, String name, float blend, int heads) {
    return new EncoderSpec(
        name,
        spec.hiddenWidth(),
        spec.readout(),
        spec.embeddingWidth(),
        spec.heads().subList(0, heads),
        blend);
  }

  private static EncoderWeights headless(EncoderWeights weights) {
    return new EncoderWeights(
        weights.gru(), weights.attention(), weights.trunk(), weights.embedding(), List.of());
  }
}
