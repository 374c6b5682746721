package io.riverprint.job.wire;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.RetrainRequest;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Every type on an edge of the graph, and every side output. */
public final class WireTypes {
  public static final TypeInformation<ArrivedEvent> EVENT =
      new WireType<>(ArrivedEvent.class, ArrivedEventSerializer.INSTANCE);
  public static final TypeInformation<ModelRelease> RELEASE =
      new WireType<>(ModelRelease.class, ModelReleaseSerializer.INSTANCE);
  public static final TypeInformation<Arrival> ARRIVAL =
      new WireType<>(Arrival.class, ArrivalSerializer.INSTANCE);
  public static final TypeInformation<ProfileChange> PROFILE_CHANGE =
      new WireType<>(ProfileChange.class, ProfileChangeSerializer.INSTANCE);
  public static final TypeInformation<ErasureReceipt> ERASURE_RECEIPT =
      new WireType<>(ErasureReceipt.class, ErasureReceiptSerializer.INSTANCE);
  public static final TypeInformation<DeadLetter> DEAD_LETTER =
      new WireType<>(DeadLetter.class, DeadLetterSerializer.INSTANCE);
  public static final TypeInformation<ReleaseReceipt> RECEIPT =
      new WireType<>(ReleaseReceipt.class, ReleaseReceiptSerializer.INSTANCE);
  public static final TypeInformation<RetrainRequest> RETRAIN_REQUEST =
      new WireType<>(RetrainRequest.class, RetrainRequestSerializer.INSTANCE);
  public static final TypeInformation<LiveQuality> LIVE_QUALITY =
      new WireType<>(LiveQuality.class, LiveQualitySerializer.INSTANCE);
  public static final TypeInformation<Decoded<ArrivedEvent>> DECODED_EVENT =
      new WireType<>(decoded(), new DecodedSerializer.OfEvents());
  public static final TypeInformation<Decoded<ModelRelease>> DECODED_RELEASE =
      new WireType<>(decoded(), new DecodedSerializer.OfReleases());
  public static final TypeInformation<Decoded<ErasureRequest>> DECODED_ERASURE =
      new WireType<>(decoded(), new DecodedSerializer.OfErasures());

  /** Events behind what has been stepped. */
  public static final OutputTag<ArrivedEvent> LATE = new OutputTag<>("late", EVENT);

  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", DEAD_LETTER);
  public static final OutputTag<ReleaseReceipt> RECEIPTS = new OutputTag<>("receipts", RECEIPT);

  public static final OutputTag<ErasureReceipt> ERASURE_RECEIPTS =
      new OutputTag<>("erasure-receipts", ERASURE_RECEIPT);
  public static final OutputTag<LiveQuality> QUALITY = new OutputTag<>("quality", LIVE_QUALITY);

  /** Releases that serve, each before the first watermark it has stepped. */
  public static final OutputTag<ModelRelease> SERVING = new OutputTag<>("serving", RELEASE);

  private WireTypes() {}

  @SuppressWarnings("unchecked") // a class literal knows no type arguments
  private static <T> Class<Decoded<T>> decoded() {
    return (Class<Decoded<T>>) (Class<?>) Decoded.class;
  }
}
